import LastdayTestKit
import Testing

import LastdayMessages
@testable import LastdayCore

/// A district whose import gave too many accounts the same Expires Date.
@Suite struct HoldingTests {
    let district: District

    init() throws {
        district = try District(at: "2026-06-30T12:00")
        try limit(percent: 5, count: 2)
        for number in 1...4 { try district.add("user\(number)", expires: "2026-06-30") }
        try district.add("leaver")
        try district.queue("leaver", "2026-06-30", .tonight)
        for number in 5...9 { try district.add("user\(number)") }
        try district.setClock("2026-07-01T00:00")
    }

    private func limit(percent: Int, count: Int) throws {
        district.policy = Policy(
            zone: district.policy.zone,
            hold: HoldLimit(percent: percent, count: count)
        )
    }

    private func hold() throws -> Hold? {
        let (now, policy) = (district.now, district.policy)
        return try district.store.read {
            try Holding.hold(on: policy.night(at: now), at: now, in: $0, under: policy)
        }
    }

    private func release(_ token: String) throws {
        try district.run("release") { try Releasing.decide(token, in: $0, under: $1, on: $2) }
    }

    private func closed() throws -> [String] {
        try district.store.read { records in
            try records.audit(AuditSelection(kind: .closed)).compactMap(\.username)
        }
    }

    @Test func `if too many accounts are due, only those queued on purpose are closed`() throws {
        let progress = try district.sweep()
        #expect(try closed() == ["leaver"])
        #expect(progress.hold?.count == 4)
        #expect(try district.ledger() == ["2026-07-01 held"])
        #expect(progress.run?.held == 4)
        #expect(progress.run?.token == progress.hold?.token)
        #expect(try district.audit().filter { $0 == .held }.count == 1)
    }

    @Test func `a protected account does not count towards the limit, even if the limit is 0`() throws {
        let district = try District(at: "2026-07-01T00:00")
        district.policy = Policy(
            zone: district.policy.zone,
            protection: Protection(["admin"]),
            hold: HoldLimit(percent: 0, count: 0)
        )
        try district.add("admin", expires: "2026-06-30")
        let progress = try district.sweep()
        #expect(progress.isDone)
        #expect(progress.spared.map(\.username) == ["admin"])
    }

    @Test func `a released run that closed nothing is finished by the next night`()
        throws
    {
        let token = try #require(try district.sweep().hold?.token)
        try release(token)
        try district.setClock("2026-07-02T00:00")
        try district.sweep()
        let runs = try district.store.read { try $0.runs(since: 0) }
        #expect(runs.map(\.number) == [1, 2, 3])
        #expect(runs.allSatisfy { $0.finishedAt != nil })
        #expect(runs[1].releases == token && runs[1].closed == 0)
        let audit = try district.audit()
        try district.sweep()
        #expect(try district.audit() == audit)
    }

    @Test func `as many accounts as the limit are closed, and those queued on purpose do not count`() throws {
        try limit(percent: 0, count: 4)
        #expect(try district.sweep().closed == 5)
        #expect(try district.ledger() == ["2026-07-01 ran"])
    }

    @Test func `the percentage applies if it allows more than the number`() throws {
        // 4 of the 10 open accounts.
        try limit(percent: 39, count: 0)
        #expect(try hold() != nil)
        try limit(percent: 40, count: 0)
        #expect(try hold() == nil)
        #expect(try district.sweep().closed == 5)
    }

    @Test func `an Expires Date before the queued last day does not count as queued on purpose`() throws {
        try district.setClock("2026-06-30T12:00")
        try district.queue("user1", "2026-07-15")
        let (queued, policy) = (try district.account("user1"), district.policy)
        var moved = queued
        moved.expiresOn = try CivilDate(reading: "2026-06-30")
        _ = try district.run { [moved] _, _, _ in
            Decision([Event(.imported, to: moved, [Change(from: queued, to: moved)])], ())
        }
        try district.setClock("2026-07-01T00:00")
        #expect(policy.hasPassed(moved.expiresOn, at: district.now))
        #expect(try hold()?.count == 4)
    }

    @Test func `the same list is reported once, and a different list again`() throws {
        try district.sweep()
        let audit = try district.audit()
        try district.setClock("2026-07-01T09:00")
        #expect(try district.sweep().hold?.count == 4)
        #expect(try district.audit() == audit)
        try district.add("user10", expires: "2026-06-30")
        try district.sweep()
        #expect(try district.audit().filter { $0 == .held }.count == 2)
    }

    @Test func `a released list is closed by the run of its release`() throws {
        let token = try #require(try district.sweep().hold?.token)
        try release(token)
        #expect(try hold() == nil)
        let progress = try district.sweep(inSteps: 2)
        #expect(progress.closed == 4)
        #expect(progress.run?.releases == token)
        #expect(progress.run?.kind == .byHand)
        #expect(try closed().count == 5)
        #expect(try district.sweep().run == nil)
    }

    @Test func `releasing one list does not release another`() throws {
        let token = try #require(try district.sweep().hold?.token)
        try release(token)
        try district.add("user10", expires: "2026-06-30")
        let progress = try district.sweep()
        #expect(progress.hold?.count == 5)
        #expect(progress.closed == 0)
    }

    @Test func `the token of a list that has changed is refused with the new token`() throws {
        let token = try #require(try district.sweep().hold?.token)
        try district.add("user10", expires: "2026-06-30")
        let new = try #require(try hold())
        #expect(new.token != token)
        #expect(throws: Refusal.otherListHeld(new)) { try release(token) }
        #expect(Refusal.otherListHeld(new).description.contains(new.token))
    }

    @Test func `yesterday's token releases nothing tonight`() throws {
        let token = try #require(try district.sweep().hold?.token)
        try district.setClock("2026-07-02T00:00")
        let tonight = try #require(try district.sweep().hold)
        #expect(tonight.count == 4)
        #expect(throws: Refusal.otherListHeld(tonight)) { try release(token) }
    }

    @Test func `a release is refused if nothing is held`() throws {
        try limit(percent: 0, count: 4)
        #expect(throws: Refusal.nothingHeld) { try release("0123456789abcdef") }
    }

    @Test func `a released run that was cut off continues with the rest of its list`() throws {
        let token = try #require(try district.sweep().hold?.token)
        try release(token)
        var asked = 0
        let cutOff = try district.sweep {
            asked += 1
            return asked > 3
        }
        #expect(!cutOff.isDone && cutOff.closed == 2)
        // Two accounts are left, which the limit allows; with a limit of one they would be too many.
        try limit(percent: 0, count: 1)
        #expect(try hold() == nil)
        let rest = try district.sweep()
        #expect(rest.closed == 2 && rest.run?.number == cutOff.run?.number)
    }

    @Test func `corrected dates end the hold`() throws {
        try district.sweep()
        try district.add("user1")
        try district.add("user2")
        #expect(try hold() == nil)
        #expect(try district.sweep().closed == 2)
    }

    @Test func `accounts added during a run are judged too`() throws {
        try limit(percent: 0, count: 4)
        var progress = Sweeping.Progress(at: district.now, isByHand: false, under: district.policy)
        func step(_ limit: Int) throws {
            let soFar = progress
            progress = try district.run("night") { records, policy, context in
                try Sweeping.step(soFar, atMost: limit, in: records, under: policy, on: context)
            }
        }
        try step(1)
        for number in 20...30 { try district.add("user\(number)", expires: "2026-06-30") }
        while !progress.isDone { try step(100) }
        #expect(try closed().filter { $0 != "leaver" }.count == 4)
        #expect(progress.hold?.count == 11)
    }

    @Test func `the preview shows which accounts will be held`() throws {
        let night = try CivilDate(reading: "2026-07-01")
        let preview = try district.store.read {
            try Previewing.preview(on: night, in: $0, under: district.policy)
        }
        let fates = preview.accounts.map { "\($0.account.account.username) \($0.action)" }
        #expect(fates == ["user1 held", "user2 held", "user3 held", "user4 held", "leaver closes"])
    }

    @Test func `held accounts are grouped by their date and by the act that entered it`() throws {
        try district.setClock("2026-06-30T13:00")
        try district.add("late", expires: "2026-06-29")
        try district.setClock("2026-07-01T00:00")
        let groups = try district.store.read {
            try Holding.groups(at: district.now, in: $0, under: district.policy)
        }
        #expect(groups.map(\.accounts.count) == [4, 1])
        #expect(groups[0].expiresOn?.description == "2026-06-30")
        #expect(groups[0].origin?.command == "import")
        #expect(groups[0].origin?.actor == "keltner")
        #expect(groups[1].accounts.map(\.username) == ["late"])
    }

    @Test func `health reports a hold until its list is closed, and no held account as overdue`() throws {
        func snapshot() throws -> HealthSnapshot {
            try district.store.read { try HealthSnapshot(at: district.now, in: $0, under: district.policy) }
        }
        try district.sweep()
        try district.setClock("2026-07-01T09:00")
        #expect(try snapshot().hold?.count == 4)
        #expect(try snapshot().overdue == 0)
        try release(try #require(try hold()?.token))
        try district.sweep()
        #expect(try snapshot().hold == nil)
        #expect(try snapshot().overdue == 0)
    }
}
