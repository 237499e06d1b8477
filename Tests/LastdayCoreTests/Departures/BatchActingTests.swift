import LastdayMessages
import LastdayTestKit
import Testing

@testable import LastdayCore

@Suite struct BatchActingTests {
    private let district: District

    init() throws {
        district = try District(at: "2026-11-26T09:00")
        for username in ["adams", "baker", "clark"] {
            try district.add(username)
            try district.queue(username, "2026-12-18")
        }
    }

    private func reschedule(_ lines: (username: String, lastDay: String)...) throws -> [String] {
        let rows = try lines.enumerated().map { index, line in
            var row = DepartureRow(origin: "list.csv, line \(index + 2)")
            row.username = line.username
            row.lastDay = try CivilDate(reading: line.lastDay)
            return row
        }
        let step = BatchActing.steps(for: rows) { account, row, records, policy, context in
            guard let lastDay = row.lastDay else { throw Refusal.noLastDay }
            return try Rescheduling.decide(
                account.username,
                to: lastDay,
                in: records,
                under: policy,
                on: context
            )
        }
        let context = ActionContext(at: district.now, actor: District.actor, command: "reschedule --from")
        return try district.store.decide(on: context, keeping: true) {
            try step($0, district.policy, context)
        }
        .done.map(\.username)
    }

    private func lastDays() throws -> [String] {
        try district.store.read { try $0.departures(.queued).map(\.offboarding.lastDay.description) }
    }

    @Test func `every line is done, in the order of the list`() throws {
        #expect(try reschedule(("clark", "2027-01-15"), ("adams", "2027-01-08")) == ["clark", "adams"])
        #expect(try lastDays() == ["2026-12-18", "2027-01-08", "2027-01-15"])
    }

    @Test func `one bad line refuses the list, and every bad line is named`() throws {
        let failure = #expect(throws: BadRows.self) {
            try reschedule(("adams", "2027-01-08"), ("nobody", "2027-01-08"), ("baker", "2020-01-08"))
        }
        #expect(failure?.faults.count == 2)
        #expect(try lastDays() == ["2026-12-18", "2026-12-18", "2026-12-18"])
    }

    @Test func `an account that is in two lines refuses the list`() throws {
        #expect(throws: BadRows.self) { try reschedule(("adams", "2027-01-08"), ("adams", "2027-01-08")) }
    }
}
