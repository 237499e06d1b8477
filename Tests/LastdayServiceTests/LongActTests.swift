import LastdaySystem
import LastdayTestKit
import Synchronization
import Testing

@testable import LastdayCore
@testable import LastdayService

@Suite struct LongActTests {
    /// A clock that advances by one second with each reading.
    private final class RunningClock: WallClock {
        private let shown: Mutex<Instant>

        init(_ instant: Instant) { shown = Mutex(instant) }

        func now() -> Instant {
            shown.withLock { shown in
                shown = shown.adding(seconds: 1)
                return shown
            }
        }
        func reading() -> ClockReading { ClockReading(wall: now(), uptime: 0, isSynchronised: true) }
        func systemTime(at instant: Instant) -> Instant { instant }
    }

    private func row(_ number: Int) -> FeedRow {
        var row = FeedRow(origin: "test, line \(number)")
        row.username = "user\(number)"
        row.lastName = .value("Person \(number)")
        return row
    }

    private func runner(_ district: District, at time: String) throws -> ActionRunner {
        ActionRunner(
            store: district.store,
            policy: district.policy,
            clock: RunningClock(try district.policy.zone.instant(reading: time)),
            actor: District.actor,
            publisher: AuditPublisher()
        )
    }

    @Test func `a long act gives way to a midnight, starts again, and is complete`() throws {
        let district = try District(.ofFiles, at: "2026-12-19T00:00")
        // The service would do this run at midnight; it is done beforehand, so that the act does not wait for it.
        try district.sweep()
        let began = Mutex(0)
        let summary = try runner(district, at: "2026-12-18T23:59:50").run(
            "import",
            beginning: { _ in
                began.withLock { $0 += 1 }
                var rest = (1...20).map(row)[...]
                return Importing.steps { rest.popFirst() }
            }
        )
        #expect(began.withLock(\.self) == 2)
        #expect(summary.accounts.new == 20)
        #expect(try district.store.read { try $0.count(of: .account) } == 20)
        let instants = try district.store.read {
            try $0.audit(AuditSelection(kind: .imported)).map(\.at)
        }
        let midnight = try district.policy.zone.instant(reading: "2026-12-19T00:00")
        #expect(instants.count == 20)
        #expect(instants.allSatisfy { $0 >= midnight })
    }

    @Test func `an act that no midnight interrupts starts once`() throws {
        let district = try District(.ofFiles, at: "2026-12-18T00:00")
        try district.sweep()
        let began = Mutex(0)
        let runner = try runner(district, at: "2026-12-18T12:00")
        _ = try runner.run(
            "import",
            beginning: { _ in
                began.withLock { $0 += 1 }
                var rest = (1...20).map(row)[...]
                return Importing.steps { rest.popFirst() }
            }
        )
        #expect(began.withLock(\.self) == 1)
    }

    @Test func `a decision with many events is written completely in batches`() throws {
        let district = try District(.ofFiles, at: "2026-12-18T00:00")
        try district.sweep()
        try district.take((1...2_500).map(row))
        let steps = Mutex(0)
        let runner = try runner(district, at: "2026-12-18T01:00")
        let count: Int = try runner.run(
            "test",
            beginning: { _ in
                let step: ActionRunner.Step<Int> = inBatches { records, _, _ in
                    var events: [Event] = []
                    for number in 1...2_500 {
                        let account = try records.existingAccount(named: "user\(number)")
                        var after = account
                        after.homepage = "changed"
                        events.append(Event(.imported, to: after, [Change(from: account, to: after)]))
                    }
                    return Decision(events, events.count)
                }
                let counted: ActionRunner.Step<Int> = { records, policy, context in
                    steps.withLock { $0 += 1 }
                    return try step(records, policy, context)
                }
                return counted
            }
        )
        #expect(count == 2_500)
        #expect(steps.withLock(\.self) == 3)
        #expect(try district.account("user2500").homepage == "changed")
    }
}
