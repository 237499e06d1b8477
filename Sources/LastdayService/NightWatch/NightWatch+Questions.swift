import LastdayMessages
import LastdayCore
import LastdaySystem

extension NightWatch {
    /// Answers a question, or does what it asks for.
    func find(_ question: NightWatchQuestion) throws -> NightWatchEvent {
        switch question {
        case .policy(let settings, let adoption):
            return .policyRead(settings, try watchedPolicy(of: settings), adoption)
        case .settings:
            return .settingsRead(try reread())
        case .zone:
            return .zoneFound(try store.zone())
        case .version:
            return .versionFound(try store.foreignVersion())
        case .look:
            guard !stop.isRaised else { return .stopRequested }
            let reading = clock.reading()
            // Read before asking what is owed: anything written later wakes the watch again.
            return .looked(reading, version: try store.foreignVersion())
        case .debt(let reading, let anchor):
            return try debt(at: reading, since: anchor)
        case .run(let reading, let anchor, let end, let isStarting):
            return .ran(try run(at: reading, since: anchor, until: end, isStarting: isStarting))
        case .due(let night):
            let through = state.inForce.policy.lastExpired(by: night)
            return .counted(try store.read { try $0.dueCount(through: through) })
        case .publishing(let midnight):
            let (stop, clock) = (stop, clock)
            let outcome = try runner.publishBatch {
                stop.isRaised || midnight.map { $0 <= clock.now() } ?? false
            }
            return .published(outcome, at: clock.now())
        }
    }

    private func debt(at reading: ClockReading, since anchor: ClockReading?) throws -> NightWatchEvent {
        let policy = state.inForce.policy
        return try store.read { records in
            let end = try LedgerEnd(of: records)
            let doubt = try ClockDoubt.judge(reading, since: anchor, in: records, under: policy)
            let debt = try Debt(at: reading.wall, in: records, under: policy)
            return .owed(debt, isClockInDoubt: doubt != nil, end)
        }
    }

    /// Does as much of a run as fits before the next midnight, whose own accounts come first.
    private func run(
        at reading: ClockReading,
        since anchor: ClockReading?,
        until end: Instant,
        isStarting: Bool
    ) throws -> Sweeping.Progress {
        let (stop, clock) = (stop, clock)
        return try runner.sweep(
            for: .service,
            at: reading,
            since: anchor,
            stoppingWhen: { stop.isRaised || clock.now() >= end },
            isPressed: { clock.now().adding(seconds: Self.pressingTime) >= end }
        ) {
            manager.alive()
            if isStarting { manager.extendStartTimeout(byMicroseconds: Self.longestStep) }
        }
    }

    /// Returns the policy of these settings, read after the watch on the zone's files was set up, so that a
    /// change is noticed by one or the other.
    private func watchedPolicy(of settings: Settings) throws -> Policy {
        let policy = try settings.policy(for: store, zones: zones)
        let file = zones.path(of: policy.zone.name)
        let isTheMachines = if case .machine = policy.zoneOrigin { true } else { false }
        try alarm?.watchZone(isTheMachines ? zones.machineFiles + [file] : [file])
        let now = try settings.policy(for: store, zones: zones)
        return now.zone.name == policy.zone.name ? now : try watchedPolicy(of: settings)
    }

    /// The longest time that one step of a run may take at the start, in microseconds: the unit's
    /// TimeoutStartSec=.
    private static let longestStep: UInt64 = 180_000_000
    /// The time before a midnight, in seconds, in which a run takes only its smallest steps.
    private static let pressingTime: Int64 = 2
}
