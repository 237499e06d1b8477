import Foundation
import LastdayCore
import LastdaySystem
import LastdayTestKit
import Synchronization
import Testing

@testable import LastdayService

/// A clock that shows what the test sets.
private final class SetClock: WallClock {
    private let state: Mutex<ClockReading>

    init(_ instant: Instant) {
        state = Mutex(ClockReading(wall: instant, uptime: 1_000_000, isSynchronised: true))
    }

    func now() -> Instant { reading().wall }
    func reading() -> ClockReading { state.withLock(\.self) }

    /// Makes the clock show a time, either because time passes or because the clock is set.
    func show(_ wall: Instant, passing isPassing: Bool, isSynchronised: Bool = true) {
        state.withLock { old in
            let passed = isPassing ? wall.milliseconds - old.wall.milliseconds : 0
            old = ClockReading(wall: wall, uptime: old.uptime + passed, isSynchronised: isSynchronised)
        }
    }

    /// Returns a time so far ahead that no timer fires; the tests wake the watch themselves.
    func systemTime(at instant: Instant) -> Instant { Instant(seconds: 4_000_000_000) }
}

@Suite struct NightWatchTests {
    private let district: District
    private let clock: SetClock
    private let store: StoreOnAFullDisk
    private let watch: NightWatch

    init() throws {
        district = try District(.ofFiles, at: "2026-12-18T12:00")
        clock = SetClock(district.now)
        var settings = Settings()
        settings.timezone = "America/Denver"
        settings.store = district.path
        settings.metricsTextfile = district.path + ".prom"
        let inForce = settings
        store = StoreOnAFullDisk(district.store)
        watch = try NightWatch(
            store: store,
            settings: settings,
            rereading: { inForce },
            clock: clock,
            hasTerminal: false
        )
    }

    private func setClock(_ time: String, isSynchronised: Bool = true) throws {
        let instant = try district.policy.zone.instant(reading: time)
        clock.show(instant, passing: true, isSynchronised: isSynchronised)
    }

    /// Sets the clock while no time passes, as a person or a dead battery might.
    private func leap(to time: String, isSynchronised: Bool = true) throws {
        let instant = try district.policy.zone.instant(reading: time)
        clock.show(instant, passing: false, isSynchronised: isSynchronised)
    }

    /// Returns the kinds of the last entries of the audit.
    private func lastActs(_ count: Int) throws -> [Event.Kind] { try district.audit().suffix(count) }

    private func sweep(for requester: ClockCheck.Requester) throws {
        let (reading, policy) = (clock.reading(), district.policy)
        let runner = ActionRunner(
            store: try district.reopened(),
            policy: policy,
            clock: clock,
            actor: District.actor,
            publisher: AuditPublisher()
        )
        _ = try runner.sweep(for: requester, at: reading)
    }

    private func closings() throws -> Int { try district.audit().filter { $0 == .closed }.count }

    @Test func `start-up closes the accounts that fell due while the service was down`() async throws {
        try district.add("keltnerc", expires: "2026-12-01")
        try await watch.begin()
        #expect(try closings() == 1)
        #expect(try district.ledger() == ["2026-12-18 caught up"])
    }

    @Test func `start-up closes due accounts even if the ledger lacks no night`() async throws {
        try district.sweep()
        try district.add("keltnerc", expires: "2026-12-01")
        try await watch.begin()
        #expect(try closings() == 1)
        #expect(try district.ledger() == ["2026-12-18 caught up"])
    }

    @Test func `midnight closes the due accounts and plans the next midnight`() async throws {
        try district.add("keltnerc", expires: "2026-12-18")
        try await watch.begin()
        #expect(await watch.status == "Next midnight Sat 2026-12-19 00:00 MST, 1 account due")
        try setClock("2026-12-19T00:00")
        await watch.handle(.midnight)
        #expect(try closings() == 1)
        #expect(try district.ledger() == ["2026-12-19 ran", "2026-12-18 caught up"])
        #expect(await watch.status == "Next midnight Sun 2026-12-20 00:00 MST, 0 accounts due")
    }

    @Test func `a timer that fires early closes no account`() async throws {
        try district.add("keltnerc", expires: "2026-12-18")
        try await watch.begin()
        try setClock("2026-12-18T23:59:59")
        await watch.handle(.midnight)
        #expect(try closings() == 0)
        #expect(try district.ledger() == ["2026-12-18 caught up"])
    }

    @Test
    func `if two midnights have passed, the ledger has both and each account closes once`()
        async throws
    {
        try district.add("keltnerc", expires: "2026-12-18")
        try district.add("smithk", expires: "2026-12-19")
        try await watch.begin()
        try setClock("2026-12-20T12:00")
        await watch.handle(.clockSet)
        await watch.handle(.midnight)
        #expect(try closings() == 2)
        #expect(
            try district.ledger() == ["2026-12-20 caught up", "2026-12-19 caught up", "2026-12-18 caught up"]
        )
    }

    @Test func `a clock set back reopens no account and closes none twice`() async throws {
        try district.add("keltnerc", expires: "2026-12-18")
        try await watch.begin()
        try setClock("2026-12-19T00:00")
        await watch.handle(.midnight)
        try leap(to: "2026-12-17T12:00")
        await watch.handle(.clockSet)
        #expect(await watch.isDoubted)
        #expect(try lastActs(1) == [.clockDoubted])
        try leap(to: "2026-12-19T00:00")
        await watch.handle(.clockSet)
        #expect(await !watch.isDoubted)
        #expect(try closings() == 1)
        #expect(try district.account("keltnerc").disabled)
        #expect(try district.ledger() == ["2026-12-19 ran", "2026-12-18 caught up"])
    }

    @Test func `after a clock leap beyond the limit nothing closes until it is set back`() async throws {
        try district.add("keltnerc", expires: "2026-12-18")
        try district.add("smithk", expires: "2098-12-18")
        try await watch.begin()
        try leap(to: "2099-01-01T12:00")
        await watch.handle(.clockSet)
        #expect(try closings() == 0)
        #expect(try lastActs(1) == [.clockDoubted])
        #expect(await watch.status == "The clock is in doubt, see: lastday nights")
        await watch.handle(.midnight)
        await watch.handle(.retry)
        #expect(try lastActs(2).filter { $0 == .clockDoubted }.count == 1, "told once a night")
        try leap(to: "2026-12-18T12:00:01")
        await watch.handle(.clockSet)
        try setClock("2026-12-19T00:00")
        await watch.handle(.midnight)
        #expect(try closings() == 1)
        #expect(try district.ledger() == ["2026-12-19 ran", "2026-12-18 caught up"])
    }

    @Test func `small clock leaps add up to a large one`() async throws {
        try district.add("keltnerc", expires: "2026-12-20")
        try await watch.begin()
        for time in ["2026-12-19T12:00", "2026-12-20T00:00"] {
            try leap(to: time)
            await watch.handle(.clockSet)
            #expect(await !watch.isDoubted)
        }
        try leap(to: "2026-12-21T00:00")
        await watch.handle(.clockSet)
        #expect(try closings() == 0)
        #expect(await watch.isDoubted)
    }

    @Test func `a person's trust in the clock counts at once and lasts until the next leap`() async throws {
        try district.add("keltnerc", expires: "2026-12-20")
        try await watch.begin()
        try leap(to: "2026-12-23T12:00")
        await watch.handle(.clockSet)
        #expect(try closings() == 0)
        #expect(throws: Refusal.self) { try sweep(for: .person) }
        #expect(try closings() == 0)
        try sweep(for: .trusting)
        #expect(try closings() == 1)
        #expect(try district.audit().filter { $0 == .clockTrusted }.count == 1)
        await watch.handle(.storeTouched)
        #expect(await !watch.isDoubted)
        try setClock("2026-12-24T00:00")
        await watch.handle(.midnight)
        #expect(try district.ledger().first == "2026-12-24 ran")
        try leap(to: "2026-12-26T12:00")
        await watch.handle(.clockSet)
        #expect(await watch.isDoubted, "the next leap is another")
    }

    @Test func `after start-up nothing closes by an unset clock until it is set`()
        async throws
    {
        try await beginUnset()
        #expect(await watch.status == "The clock is in doubt, see: lastday nights")
        // The clock had been hours ahead and is now corrected.
        try leap(to: "2026-12-18T17:06")
        await watch.handle(.clockSet)
        #expect(try closings() == 0)
        #expect(await !watch.isDoubted)
        try setClock("2026-12-19T00:00")
        await watch.handle(.midnight)
        #expect(try closings() == 1)
    }

    @Test func `if nothing sets the clock, the watch continues after a wait`() async throws {
        try await beginUnset()
        try setClock("2026-12-19T00:34", isSynchronised: false)
        await watch.handle(.retry)
        #expect(try closings() == 0)
        try setClock("2026-12-19T00:35", isSynchronised: false)
        await watch.handle(.retry)
        #expect(try closings() == 1)
        #expect(await !watch.isDoubted)
    }

    /// Starts the watch at five past midnight by a clock that nothing has synchronised.
    private func beginUnset() async throws {
        try district.add("keltnerc", expires: "2026-12-18")
        try district.sweep()
        try leap(to: "2026-12-19T00:05", isSynchronised: false)
        try await watch.begin()
        #expect(try closings() == 0)
        #expect(await watch.isDoubted)
    }

    @Test func `a clock that was not synchronised may be corrected by any leap`() async throws {
        try leap(to: "2026-12-18T12:00", isSynchronised: false)
        try await watch.begin()
        try leap(to: "2026-12-23T12:00")
        await watch.handle(.clockSet)
        #expect(await !watch.isDoubted)
        #expect(try district.ledger().first == "2026-12-23 caught up")
    }

    @Test func `the status reflects what the command line has written`() async throws {
        try district.add("keltnerc")
        try await watch.begin()
        let other = try district.reopened()
        let context = ActionContext(at: district.now, actor: District.actor, command: "queue")
        let request = Queueing.Request(username: "keltnerc", lastDay: nil, timing: .tonight)
        _ = try other.decide(on: context) {
            try Queueing.decide(request, in: $0, under: district.policy, on: context)
        }
        await watch.handle(.storeTouched)
        #expect(await watch.status == "Next midnight Sat 2026-12-19 00:00 MST, 1 account due")
    }

    @Test func `accounts that are held back close as soon as a person releases them`() async throws {
        for number in 1...30 { try district.add("user\(number)", expires: "2026-12-01") }
        try await watch.begin()
        #expect(try closings() == 0)
        #expect(
            await watch.status
                == "Next midnight Sat 2026-12-19 00:00 MST, 30 accounts due; some are held back, see: lastday held"
        )
        let other = try district.reopened()
        let (policy, now) = (district.policy, district.now)
        let hold = try other.read {
            try Holding.hold(on: policy.night(at: now), at: now, in: $0, under: policy)
        }
        let token = try #require(hold?.token)
        let context = ActionContext(at: now, actor: District.actor, command: "release")
        _ = try other.decide(on: context) {
            try Releasing.decide(token, in: $0, under: policy, on: context)
        }
        await watch.handle(.storeTouched)
        #expect(try closings() == 30)
        #expect(await watch.status == "Next midnight Sat 2026-12-19 00:00 MST, 0 accounts due")
    }

    @Test func `held accounts close as soon as enough of their dates have been corrected`() async throws {
        for number in 1...30 { try district.add("user\(number)", expires: "2026-12-01") }
        for number in 31...45 { try district.add("user\(number)") }
        try await watch.begin()
        var rows = (1...10).map { number in
            var row = FeedRow(origin: "test")
            row.username = "user\(number)"
            row.expiresOn = .value(CivilDate(year: 2027, month: 12, day: 1))
            return row
        }[...]
        let context = ActionContext(at: district.now, actor: District.actor, command: "import")
        let step = Importing.steps { rows.popFirst() }
        _ = try district.reopened().decide(on: context, keeping: true) {
            try step($0, district.policy, context)
        }
        await watch.handle(.storeTouched)
        #expect(try closings() == 20)
    }

    @Test func `a stop leaves the remaining work to the next start`() async throws {
        for number in 1...40 { try district.add("user\(number)", expires: "2026-12-01") }
        watch.call(.stop)
        try await watch.begin()
        #expect(try closings() == 0)
        #expect(try district.ledger() == [])
    }

    @Test func `a full disk at midnight is reported, and the run is retried until it succeeds`()
        async throws
    {
        try district.add("keltnerc", expires: "2026-12-18")
        try await watch.begin()
        try setClock("2026-12-19T00:00")
        store.isFull = true
        await watch.handle(.midnight)
        let trouble = "the store \(district.path) cannot be used: database or disk is full"
        #expect(await watch.trouble == trouble)
        #expect(try closings() == 0)
        await watch.handle(.retry)
        #expect(await watch.trouble == trouble)
        store.isFull = false
        await watch.handle(.storeTouched)
        #expect(await watch.trouble == trouble, "nothing is over before what is owed is done")
        await watch.handle(.retry)
        #expect(await watch.trouble == nil)
        #expect(try closings() == 1)
        #expect(try district.ledger().first == "2026-12-19 ran")
    }

    @Test func `the service does not start on a full disk`() async throws {
        store.isFull = true
        await #expect(throws: StoreFailure.self) { try await watch.begin() }
    }

    @Test func `metrics are written at start-up and after each night`() async throws {
        func closings() throws -> Bool {
            try String(contentsOfFile: district.path + ".prom", encoding: .utf8).contains(
                "\nlastday_closings 1\n"
            )
        }
        try district.add("keltnerc", expires: "2026-12-18")
        try await watch.begin()
        #expect(try !closings())
        try setClock("2026-12-19T00:00")
        await watch.handle(.midnight)
        #expect(try closings())
    }
}
