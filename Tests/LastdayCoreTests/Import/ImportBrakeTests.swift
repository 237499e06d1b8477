import LastdayMessages
import LastdayTestKit
import Testing

@testable import LastdayCore

@Suite struct ImportBrakeTests {
    private let district: District

    init() throws {
        district = try District(at: "2026-11-26T09:00")
    }

    private func rows(_ count: Int, disabled: (Int) -> Bool, type: AccountType? = nil) -> [FeedRow] {
        (1...count).map { number in
            var row = FeedRow(origin: "users.csv, line \(number + 1)")
            row.username = "user\(number)"
            row.disabled = .value(disabled(number))
            row.accountType = type
            return row
        }
    }

    private func take(_ rows: [FeedRow], releasing token: String? = nil, dryRun: Bool = false) throws
        -> Importing.Summary
    {
        var rows = rows[...]
        let context = ActionContext(at: district.now, actor: District.actor, command: "import")
        let step = Importing.steps(through: { rows.popFirst() }, releasing: token, rehearsing: dryRun)
        return try district.store.decide(on: context, keeping: !dryRun) {
            try step($0, district.policy, context)
        }
    }

    @Test func `an import that disables too many accounts is refused whole, and a release lets it through`() throws {
        _ = try take(rows(80) { _ in false })
        let bad = rows(80) { $0 > 10 }
        let rehearsal = try take(bad, dryRun: true)
        let token = try #require(rehearsal.hold?.token)
        #expect(rehearsal.disabled == 70 && rehearsal.standingChanges.count == 70)
        #expect(throws: Refusal.importHeld(disabled: 70, reopened: 0, token: token)) { try take(bad) }
        #expect(try district.standing("user80") == "active")
        #expect(throws: Refusal.self) { try take(rows(80) { $0 > 9 }, releasing: token) }
        #expect(try take(bad, releasing: token).disabled == 70)
        #expect(try district.standing("user80") == "disabled")
    }

    @Test func `an import that reopens too many accounts is refused as well`() throws {
        _ = try take(rows(80) { $0 > 10 })
        #expect(throws: Refusal.self) { try take(rows(80) { _ in false }) }
    }

    @Test func `few accounts may be disabled, and new ones do not count`() throws {
        #expect(try take(rows(80) { _ in true }).disabled == 0)
        _ = try take(rows(100) { $0 <= 80 })
        #expect(try take(rows(100) { $0 <= 90 }).disabled == 10)
    }

    @Test func `the accounts of students do not raise the limit for staff`() throws {
        var students = rows(2_000, disabled: { _ in false }, type: .student)
        for index in students.indices { students[index].username = "student\(index)" }
        _ = try take(students)
        _ = try take(rows(100, disabled: { _ in false }, type: .staff))
        #expect(throws: Refusal.self) { try take(rows(100, disabled: { $0 > 40 }, type: .staff)) }
    }

    @Test func `an import says what the next night will do`() throws {
        var staff = rows(60, disabled: { _ in false }, type: .staff)
        for index in staff.indices.dropFirst(20) {
            staff[index].expiresOn = .value(try CivilDate(reading: "2026-11-26"))
        }
        let night = try #require(try take(staff).comingNight)
        #expect(night.due == 40 && night.hold?.count == 40)
        #expect(night.midnight == Instant("2026-11-27T07:00:00Z"))
    }
}
