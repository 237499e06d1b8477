import LastdayCore
import LastdaySystem
import LastdayTestKit
import Synchronization

@testable import LastdayService

/// A clock that can be set, and that advances with every reading, as time does while work is done.
final class ModelClock: WallClock {
    private struct State {
        /// The true time, in milliseconds since the epoch.
        var truth: Int64
        /// The clock's deviation from the true time, in milliseconds.
        var error: Int64 = 0
        var random: Seeded
        /// The longest time that a reading takes, in milliseconds.
        var slowness: Int64 = 0
    }

    private let state: Mutex<State>

    init(_ instant: Instant, seed: UInt64) {
        state = Mutex(State(truth: instant.milliseconds, random: Seeded(seed)))
    }

    func now() -> Instant { reading().wall }

    func reading() -> ClockReading {
        state.withLock { state in
            if state.slowness > 0 {
                state.truth += Int64.random(in: 0...state.slowness, using: &state.random)
            }
            return ClockReading(
                wall: Instant(milliseconds: state.truth + state.error),
                uptime: state.truth,
                isSynchronised: true
            )
        }
    }

    func systemTime(at instant: Instant) -> Instant { instant }

    /// Lets time pass.
    func pass(_ milliseconds: Int64) { state.withLock { $0.truth += max(0, milliseconds) } }

    /// Whether the clock deviates from the true time.
    var isWrong: Bool { state.withLock { $0.error != 0 } }

    /// Whether readings take no time.
    var isStill: Bool { state.withLock { $0.slowness == 0 } }

    /// Sets the clock wrong by a number of milliseconds, or right if that is zero.
    func err(by milliseconds: Int64) { state.withLock { $0.error = milliseconds } }

    /// Makes each further reading take up to a number of milliseconds.
    func slow(to milliseconds: Int64) { state.withLock { $0.slowness = milliseconds } }
}

/// An alarm that records what the watch has asked to be woken for.
final class ModelAlarm: Alarm {
    private let asked = Mutex<(midnight: Instant?, retries: Int)>((nil, 0))

    var midnight: Instant? { asked.withLock(\.midnight) }
    var isRetryAsked: Bool { asked.withLock { $0.retries > 0 } }

    func plan(at time: Instant) { asked.withLock { $0.midnight = time } }
    func tryAgain(after seconds: Int) { asked.withLock { $0.retries += 1 } }
    func publish(after seconds: Int) {}
    func watchZone(_ files: [String]) {}

    /// Forgets the planned midnight, whose call is on its way.
    func hasRung() { asked.withLock { $0.midnight = nil } }
    /// Forgets the retries, for which a call is on its way.
    func hasTriedAgain() { asked.withLock { $0.retries = 0 } }
}

/// A configuration file that changes while the watch runs.
final class ModelConfiguration: Sendable {
    private let written: Mutex<Settings>

    init(_ settings: Settings) { written = Mutex(settings) }

    var settings: Settings {
        get { written.withLock(\.self) }
        set { written.withLock { $0 = newValue } }
    }
}

/// One random schedule: a watch over a store in memory, calls that arrive late, twice and out of order, and other
/// processes that use the store meanwhile.
final class NightWatchModel {
    let clock: ModelClock
    let alarm = ModelAlarm()
    let watch: NightWatch
    /// The watch's handle of the store.
    let store: StoreOnAFullDisk
    /// The other processes' handle of the same store.
    let others: MemoryStore
    let configuration: ModelConfiguration
    /// The policy of the current configuration.
    private(set) var policy: Policy
    var random: Seeded
    /// Calls on their way to the watch.
    private var pending: [WakeReason] = []
    /// The events so far, shown if the schedule fails.
    private(set) var story: [String] = []
    /// Whether the clock has ever been set, so that the audit may go back in time.
    private(set) var isClockSet = false

    init(seed: UInt64) async throws {
        random = Seeded(seed)
        let zones = ["America/Denver", "America/Havana", "Africa/Cairo"]
        var settings = Settings()
        settings.timezone = zones.randomElement(using: &random)
        settings.hold = HoldLimit(percent: 0, count: 3)
        settings.protected = ["person2"]
        policy = try settings.policy(with: nil, ofStoreAt: "memory", zones: ZoneDatabase())
        clock = ModelClock(try policy.zone.instant(reading: "2026-03-06T12:00"), seed: seed &+ 1)
        let memory = MemoryStore()
        others = memory.handle()
        store = StoreOnAFullDisk(memory, isTold: false)
        let configuration = ModelConfiguration(settings)
        self.configuration = configuration
        watch = try NightWatch(
            store: store,
            settings: settings,
            rereading: { configuration.settings },
            clock: clock,
            hasTerminal: false
        )
        await watch.listen(to: alarm)
    }
}

// MARK: - What can happen

extension NightWatchModel {
    /// Makes one random event happen.
    func happen() async throws {
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<4: pass(upTo: 36 * 3_600_000)
        case 4..<8: passToMidnight()
        case 8..<13: try run()
        case 13: try rewriteConfiguration()
        case 14: setClock()
        case 15: store.isFull.toggle()
        case 16: clock.slow(to: [0, 3, 400, 60_000].randomElement(using: &random) ?? 0)
        default: await deliver()
        }
    }

    private func pass(upTo limit: Int64) {
        let milliseconds = Int64.random(in: 0...limit, using: &random)
        clock.pass(milliseconds)
        story.append("\(milliseconds) ms pass")
    }

    /// Lets time pass until just before or just after the next midnight.
    private func passToMidnight() {
        let now = clock.now()
        let midnight = Midnight.beginning(of: Midnight.next(after: now, in: policy.zone), in: policy.zone)
        clock.pass(midnight.milliseconds - now.milliseconds + Int64.random(in: -2_000...5, using: &random))
        story.append("it is \(clock.now())")
    }

    private func setClock() {
        let hours = [-30, -3, 0, 0, 0, 5, 20].randomElement(using: &random) ?? 0
        clock.err(by: Int64(hours) * 3_600_000)
        isClockSet = true
        pending.append(.clockSet)
        story.append("the clock is wrong by \(hours) h")
    }

    private func rewriteConfiguration() throws {
        var settings = configuration.settings
        settings.expires = Policy.Reading.allCases.randomElement(using: &random) ?? .endOfDay
        settings.hold.count = Int.random(in: 0...4, using: &random)
        settings.protected = [["person2"], [], ["person1", "person3"]].randomElement(using: &random) ?? []
        configuration.settings = settings
        policy = try settings.policy(with: nil, ofStoreAt: "memory", zones: ZoneDatabase())
        pending.append(.reload)
        story.append("expires \(settings.expires), hold \(settings.hold.count), \(settings.protected)")
    }

    /// Delivers one pending call, and may leave it pending to be delivered again.
    func deliver() async {
        if let midnight = alarm.midnight, midnight <= clock.now() {
            alarm.hasRung()
            pending.append(.midnight)
        }
        if alarm.isRetryAsked, Bool.random(using: &random) {
            alarm.hasTriedAgain()
            pending.append(.retry)
        }
        guard let index = pending.indices.randomElement(using: &random) else { return }
        let call = pending[index]
        if Int.random(in: 0..<8, using: &random) > 0 { pending.remove(at: index) }
        story.append("call \(call)")
        await watch.handle(call)
    }
}

// MARK: - What other processes do to the store

extension NightWatchModel {
    private func username() -> String { "person\(Int.random(in: 1...9, using: &random))" }

    /// Performs a random act of another process, of which the watch is notified later.
    private func run() throws {
        pending.append(.storeTouched)
        let today = policy.night(at: clock.now())
        let day = today.adding(days: Int.random(in: -3...3, using: &random))
        do {
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<4: try importRow(username(), expires: Bool.random(using: &random) ? day : nil)
            case 4: for _ in 0..<6 { try importRow(username(), expires: day) }
            case 5, 6: try queue(username(), day)
            case 7:
                let name = username()
                story.append("disable \(name)")
                try decide("disable") { try Disabling.decide(name, in: $0, under: $1, on: $2) }
            case 8:
                let name = username()
                story.append("reinstate \(name)")
                let end = today.adding(days: Int.random(in: 1...3, using: &random))
                try decide("reinstate") {
                    try Reinstating.decide(name, expiresOn: end, in: $0, under: $1, on: $2)
                }
            default: try release()
            }
        } catch let refusal as Refusal {
            story.append("refused: \(refusal.kind)")
        }
    }

    private func importRow(_ username: String, expires: CivilDate?) throws {
        story.append("\(username) expires \(expires?.description ?? "never")")
        var row = FeedRow(origin: "model")
        row.username = username
        row.lastName = .value(username)
        row.firstName = .value("Pat")
        row.expiresOn = .value(expires)
        var rows = [row][...]
        let step = Importing.steps { rows.popFirst() }
        _ = try others.decide(on: { try self.context("import", $0) }, keeping: true) {
            try step($0, self.policy, $1)
        }
    }

    private func queue(_ username: String, _ day: CivilDate) throws {
        let timings: [Queueing.Request.Timing] = [.planned, .tonight, .now]
        let timing = timings.randomElement(using: &random) ?? .planned
        story.append("queue \(username) \(day) \(timing)")
        let request = Queueing.Request(username: username, lastDay: day, timing: timing)
        try decide("queue") { try Queueing.decide(request, in: $0, under: $1, on: $2) }
    }

    private func release() throws {
        let now = clock.now()
        let hold = try others.read {
            try Holding.hold(on: self.policy.night(at: now), at: now, in: $0, under: self.policy)
        }
        guard let hold else { return }
        story.append("release \(hold.count)")
        try decide("release") { try Releasing.decide(hold.token, in: $0, under: $1, on: $2) }
    }

    private func decide<Outcome: Sendable>(
        _ command: String,
        _ rule: (any RecordReader, Policy, ActionContext) throws -> Decision<Outcome>
    ) throws {
        _ = try others.decide(on: { try self.context(command, $0) }) { try rule($0, self.policy, $1) }
    }

    private func context(_ command: String, _ last: Instant?) throws -> ActionContext {
        ActionContext(
            at: try ActionContext.instant(clock.now(), after: last),
            actor: Actor(name: "model", uid: 1),
            command: command
        )
    }
}

// MARK: - Quiescence

extension NightWatchModel {
    /// Whether every call has been delivered, nothing hinders the watch, and only the planned midnight is to come.
    var isAtRest: Bool {
        pending.isEmpty && !alarm.isRetryAsked && !store.isFull && !clock.isWrong && clock.isStill
            && alarm.midnight.map { $0 > clock.now() } ?? false
    }

    /// Frees the disk, corrects the clock, and delivers all calls, until the watch is at rest.
    ///
    /// Time passes until it is after every night that a wrong clock has recorded. The watch gets no call that it
    /// would not get in reality, because a superfluous call could repair what it had missed.
    func comeToRest() async throws {
        store.isFull = false
        if clock.isWrong {
            clock.err(by: 0)
            pending.append(.clockSet)
        }
        // In half of the schedules a midnight passes while the last calls are handled.
        if Bool.random(using: &random) {
            clock.slow(to: 400)
            passToMidnight()
            try run()
        }
        for _ in 0..<200 where !pending.isEmpty { await deliver() }
        clock.slow(to: 0)
        let now = clock.now()
        let latest = try others.read { try $0.lastNight()?.midnight } ?? now
        if latest > now { clock.pass(latest.milliseconds - now.milliseconds + 1) }
        story.append("comes to rest at \(clock.now())")
        for _ in 0..<200 {
            guard !pending.isEmpty || alarm.isRetryAsked || alarm.midnight.map({ $0 <= clock.now() }) ?? true
            else { return }
            await deliver()
        }
        story.append("never comes to rest")
    }
}
