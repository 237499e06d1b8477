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

    @Test func `an import that disables too many accounts is refused whole, and a release lets it through`()
        throws
    {
        _ = try take(rows(80) { _ in false })
        let bad = rows(80) { $0 > 10 }
        let rehearsal = try take(bad, dryRun: true)
        let token = try #require(rehearsal.hold?.token)
        #expect(rehearsal.shut == 70 && rehearsal.standingChanges.count == 70)
        #expect(throws: Refusal.importHeld(shut: 70, reopened: 0, token: token)) { try take(bad) }
        #expect(try district.standing("user80") == "active")
        #expect(throws: Refusal.self) { try take(rows(80) { $0 > 9 }, releasing: token) }
        #expect(try take(bad, releasing: token).shut == 70)
        #expect(try district.standing("user80") == "disabled")
    }

    @Test func `an import that reopens too many accounts is refused as well`() throws {
        _ = try take(rows(80) { $0 > 10 })
        #expect(throws: Refusal.self) { try take(rows(80) { _ in false }) }
    }

    private func rows(_ count: Int, expiring day: String?, upTo last: Int = .max) throws -> [FeedRow] {
        var rows = rows(count) { _ in false }
        for index in rows.indices {
            rows[index].expiresOn = .value(index < last ? try day.map { try CivilDate(reading: $0) } : nil)
        }
        return rows
    }

    @Test
    func
        `an import that gives too many accounts a past date is refused whole, and a release lets it through`()
        throws
    {
        _ = try take(rows(200, expiring: nil))
        let bad = try rows(200, expiring: "2026-11-15", upTo: 150)
        let token = try #require(try take(bad, dryRun: true).hold?.token)
        #expect(throws: Refusal.importHeld(shut: 150, reopened: 0, token: token)) { try take(bad) }
        #expect(try district.standing("user3") == "active")
        #expect(try take(bad, releasing: token).shut == 150)
        #expect(try district.standing("user3") == "expired")
        // And so is one that opens them all again.
        #expect(throws: Refusal.self) { try take(rows(200, expiring: nil)) }
    }

    @Test func `dates to come, those of the last night and those of new accounts do not count`() throws {
        #expect(try take(rows(200, expiring: "2026-11-15")).shut == 0)
        district.policy = Policy(zone: district.policy.zone, hold: HoldLimit(percent: 100))
        _ = try take(rows(200, expiring: nil))
        district.policy = Policy(zone: district.policy.zone)
        #expect(try take(rows(200, expiring: "2026-12-18")).shut == 0)
        #expect(try take(rows(200, expiring: "2026-11-25")).shut == 0)
    }

    @Test func `blank dates that mend what a night has held back open nothing`() throws {
        _ = try take(rows(200, expiring: "2026-11-15"))
        try district.setClock("2026-11-27T00:00")
        #expect(try district.sweep().hold?.count == 200)
        #expect(try take(rows(200, expiring: nil)).reopened == 0)
        #expect(try district.standing("user3") == "active")
    }

    @Test func `few accounts may be disabled, and new ones do not count`() throws {
        #expect(try take(rows(80) { _ in true }).shut == 0)
        _ = try take(rows(100) { $0 <= 80 })
        #expect(try take(rows(100) { $0 <= 90 }).shut == 10)
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

    @Test func `the latest import can be taken back, and what it created stays`() throws {
        _ = try take(rows(100) { _ in false })
        try district.setClock("2026-11-26T10:00")
        _ = try take(rows(103) { $0 <= 8 })
        let before = try district.account("user1").feed
        try district.setClock("2026-11-26T11:00")
        _ = try take(rows(100) { $0 <= 8 })
        let step = Undoing.steps(of: nil)
        let context = ActionContext(at: district.now, actor: District.actor, command: "undo")
        let outcome = try district.store.decide(on: context, keeping: true) {
            try step($0, district.policy, context)
        }
        #expect(outcome.restored == 8 && outcome.created == 3 && outcome.undone.run == nil)
        #expect(try district.standing("user8") == "active" && before.hasDisabled)
        #expect(try district.account("user103").username == "user103")
        #expect(try district.account("user1").feed == UserAccount.FeedStanding())
    }

    @Test func `there is nothing to undo if no import has changed anything`() throws {
        let step = Undoing.steps(of: nil)
        let context = ActionContext(at: district.now, actor: District.actor, command: "undo")
        #expect(throws: Refusal.noImport) {
            try district.store.decide(on: context, keeping: true) { try step($0, district.policy, context) }
        }
    }
}
