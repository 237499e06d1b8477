import LastdayTestKit
import Testing

import LastdayMessages
@testable import LastdayCore

@Suite struct UndoingTests {
    let district: District

    init() throws {
        district = try District(at: "2026-11-30T09:00")
        try district.add("alee", expires: "2026-12-18")
        try district.add("bkent", expires: "2026-12-18")
        try district.add("leaver")
        try district.add("shut")
        try district.queue("leaver", "2026-12-18")
        try district.queue("shut", "2026-12-18")
        try district.run { try Disabling.decide("shut", in: $0, under: $1, on: $2) }
        try district.setClock("2026-12-19T00:00")
    }

    /// Returns all records except runs, nights and the audit, which say what happened.
    private func records() throws -> [StoredRecord] {
        try district.store.read { records in
            var kept: [StoredRecord] = []
            for kind in RecordKind.copied where ![.run, .night, .audit].contains(kind) {
                try records.forEachRecord(of: kind) { kept.append($0) }
            }
            return kept
        }
    }

    @discardableResult
    private func undo(_ run: Int64?) throws -> Undoing.Outcome {
        let context = ActionContext(at: district.now, actor: District.actor, command: "undo")
        let step = Undoing.steps(of: run ?? 0)
        return try district.store.decide(on: context, keeping: true) {
            try step($0, district.policy, context)
        }
    }

    @Test func `undoing a run restores every record as it was before`() throws {
        let before = try records()
        let run = try #require(try district.sweep().run)
        #expect(try records() != before)
        try district.setClock("2026-12-19T08:00")
        let outcome = try undo(run.number)
        #expect(try records() == before)
        // Three accounts, and a departure whose account was already out of use.
        #expect(outcome.restored == 4)
        #expect(outcome.leftAlone.isEmpty)
        #expect(outcome.dueAgain == 3)
        #expect(outcome.run?.undoes == run.number && outcome.run?.kind == .byHand)
        #expect(try district.audit("alee") == [.imported, .closed, .undone])
    }

    @Test func `undoing an undoing closes the accounts again, with the closings that were recorded`() throws {
        let run = try district.sweep().run
        let closed = try records()
        let undoing = try undo(run?.number).run
        let outcome = try undo(undoing?.number)
        #expect(try records() == closed)
        #expect(outcome.dueAgain == 0)
        #expect(try district.account("alee").closing?.run == run?.number)
        #expect(try undo(outcome.run?.number).restored == 4)
    }

    @Test func `an account changed since the run is left alone entirely, and named with the latest change`()
        throws
    {
        let run = try district.sweep().run
        try district.setClock("2026-12-19T08:00")
        try district.run("reinstate") {
            try Reinstating.decide("leaver", expiresOn: nil, in: $0, under: $1, on: $2)
        }
        let leaver = try district.account("leaver")
        let outcome = try undo(run?.number)
        #expect(outcome.restored == 3)
        #expect(
            outcome.leftAloneSentences.first
                == ["leaver: changed since, last by keltner (reinstate, 2026-12-19T15:00:00Z)"]
        )
        #expect(try district.account("leaver") == leaver)
        let departures = try district.store.read { try $0.offboardings(of: leaver.number) }
        #expect(departures.map(\.state) == [.completed])
    }

    @Test func `fields that the run did not write may have changed since, and stay changed`() throws {
        let run = try district.sweep().run
        var row = FeedRow(origin: "test")
        row.username = "alee"
        row.homepage = .value("Calendar")
        try district.take([row])
        #expect(try undo(run?.number).leftAlone.isEmpty)
        let account = try district.account("alee")
        #expect(account.homepage == "Calendar" && account.closing == nil)
    }

    @Test func `a second undoing of the same run reverses nothing and writes nothing`() throws {
        let run = try district.sweep().run
        try undo(run?.number)
        let audit = try district.audit()
        let outcome = try undo(run?.number)
        #expect(outcome.run == nil && outcome.leftAlone.count == 4)
        #expect(try district.audit() == audit)
    }

    @Test func `a departure that has been queued anew is not queued twice`() throws {
        let run = try district.sweep().run
        // Every field of the account is as the run left it; only the departure is a different one.
        let closed = try district.account("leaver")
        let departure = Offboarding(
            number: 9,
            account: closed.number,
            lastDay: try CivilDate(reading: "2027-01-31"),
            replacedExpiresOn: nil,
            queuedAt: district.now,
            queuedBy: "keltner"
        )
        _ = try district.run { _, _, _ in
            Decision([Event(.queued, to: closed, [Change(from: nil, to: departure)])], ())
        }
        let outcome = try undo(run?.number)
        #expect(outcome.restored == 3)
        #expect(outcome.leftAloneSentences.first.first?.hasPrefix("leaver: ") == true)
    }

    @Test func `an immediate closing is undone like that of a night`() throws {
        try district.setClock("2026-12-01T10:00")
        let before = try district.account("alee")
        try district.queue("alee", nil, .now)
        let run = try district.account("alee").closing?.run
        #expect(try undo(run).restored == 1)
        #expect(try district.account("alee") == before)
    }

    @Test func `an immediate closing is undone with its departure, so the next midnight closes nothing`()
        throws
    {
        let guide = try District(at: "2026-11-30T09:00")
        try guide.add("alee", expires: "2027-06-30")
        try guide.importRow(
            "alee",
            contact: true,
            try .at("0860", from: "2005-08-01", .of("Teacher", from: "2005-08-01"))
        )
        func all() throws -> [StoredRecord] {
            try guide.store.read { records in
                var kept: [StoredRecord] = []
                for kind in [RecordKind.person, .account, .employment, .assignment] {
                    try records.forEachRecord(of: kind) { kept.append($0) }
                }
                return kept
            }
        }
        let before = try all()
        try guide.queue("alee", nil, .now)
        let closed = try all()
        #expect(closed != before)
        func undo(_ run: Int64) throws -> Undoing.Outcome {
            let context = ActionContext(at: guide.now, actor: District.actor, command: "undo")
            let step = Undoing.steps(of: run)
            return try guide.store.decide(on: context, keeping: true) {
                try step($0, guide.policy, context)
            }
        }
        #expect(try undo(1).restored == 1)
        #expect(try all() == before)
        let number = try guide.account("alee").number
        #expect(try guide.store.read { try $0.offboardings(of: number).map(\.state) } == [.cancelled])
        // It can be undone and done again any number of times.
        #expect(try undo(2).restored == 1)
        #expect(try all() == closed)
        #expect(try guide.store.read { try $0.offboardings(of: number).map(\.state) } == [.completed])
        #expect(try undo(3).dueAgain == 0)
        try guide.setClock("2026-12-01T00:00")
        #expect(try guide.sweep().closed == 0)
        #expect(try guide.standing("alee") == "active")
    }

    @Test func `runs that cannot be undone are refused`() throws {
        #expect(throws: Refusal.noSuchRun(7)) { try undo(7) }
        var asked = 0
        let cutOff = try district.sweep {
            asked += 1
            return asked > 3
        }
        #expect(throws: Refusal.runGoesOn(cutOff.run?.number ?? 0)) { try undo(cutOff.run?.number) }
        try district.sweep()
        try district.setClock("2026-12-20T00:00")
        let idle = try district.sweep().run
        #expect(throws: Refusal.nothingToUndo(idle?.number ?? 0)) { try undo(idle?.number) }
    }

    @Test func `a restored account gets its corrected date from the next import and is active again`() throws
    {
        let run = try district.sweep().run
        try district.add("alee", expires: "2027-06-30")
        #expect(try district.account("alee").expiresOn?.description == "2026-12-18")
        try undo(run?.number)
        try district.add("alee", expires: "2027-06-30")
        #expect(try district.standing("alee") == "active")
        try district.setClock("2026-12-20T00:00")
        #expect(try district.sweep().closed == 2)
    }

    @Test func `undoing an undoing does not close an account whose new date keeps it active`() throws {
        district.policy = Policy(zone: district.policy.zone, disableOnClosing: false)
        let run = try district.sweep().run
        let undoing = try undo(run?.number).run
        try district.add("alee", expires: "2027-06-30")
        let outcome = try undo(undoing?.number)
        #expect(outcome.leftAloneSentences.first.map { $0.prefix(6) } == ["alee: "])
        #expect(try district.account("alee").closing == nil)
        #expect(try district.account("bkent").closing != nil)
    }

    @Test func `a rehearsal changes nothing`() throws {
        let run = try #require(try district.sweep().run)
        let before = try records()
        let context = ActionContext(at: district.now, actor: District.actor, command: "undo")
        let step = Undoing.steps(of: run.number)
        let outcome = try district.store.decide(on: context, keeping: false) {
            try step($0, district.policy, context)
        }
        #expect(outcome.restored == 4)
        #expect(try records() == before)
    }

    @Test func `after an undoing, the next night closes the accounts that still have the date`() throws {
        let run = try district.sweep().run
        try undo(run?.number)
        try district.setClock("2026-12-20T00:00")
        #expect(try district.sweep().closed == 3)
    }
}
