import LastdayTestKit
import Testing

import LastdayMessages
@testable import LastdayCore

/// The comparison of a store's audit with the journal's entries about it.
@Suite struct AuditComparisonTests {
    private let district: District
    /// The journal's entries for the whole audit, newest first.
    private let journaled: [JournaledEntry]

    init() throws {
        district = try District(at: "2026-12-18T12:00")
        for name in ["alee", "bkent", "clark"] { try district.add(name) }
        try district.queue("alee", "2026-12-31")
        journaled = try Self.journaled(of: district)
    }

    private static func journaled(of district: District) throws -> [JournaledEntry] {
        try district.store.read { records in
            let beginning = try records.auditBeginning()?.link
            return try records.audit(AuditSelection()).reversed().map { entry in
                var journaled = JournaledEntry(
                    sequence: entry.sequence,
                    link: try #require(entry.link),
                    beginning: beginning,
                    at: entry.at,
                    event: entry.kind.rawValue,
                    sentence: "\(entry.kind) \(entry.username ?? "")"
                )
                journaled.username = entry.username
                journaled.expiresOn = entry.expiresOn
                return journaled
            }
        }
    }

    /// Returns a journal entry that the store does not have.
    private func lost(_ sequence: Int64, _ kind: Event.Kind, _ username: String, expires: String? = nil)
        throws
        -> JournaledEntry
    {
        let first = try #require(journaled.last)
        var lost = JournaledEntry(
            sequence: sequence,
            link: AuditChain(after: first.link).head,
            beginning: first.link,
            at: district.now,
            event: kind.rawValue,
            sentence: "\(kind) \(username)"
        )
        lost.username = username
        lost.expiresOn = try expires.map { try CivilDate(reading: $0) }
        return lost
    }

    private func comparison(_ journaled: [JournaledEntry]) throws -> AuditComparison {
        try district.store.read { records in
            var comparison = try AuditComparison(with: records)
            for entry in journaled { try comparison.look(at: entry, in: records) }
            return comparison
        }
    }

    private func verdict(_ journaled: [JournaledEntry]) throws -> AuditVerdict {
        try comparison(journaled).verdict
    }

    @Test func `a store that has every entry of the journal agrees with it`() throws {
        #expect(try verdict(journaled) == .agrees(upTo: 4))
        #expect(try comparison(journaled).agreeing == 4)
        #expect(try verdict([]) == .nothingDelivered)
        #expect(try verdict(Array(journaled.dropFirst())) == .agrees(upTo: 3), "the journal may lag behind")
    }

    @Test func `a store older than the journal reports what is missing, and which accounts that closed`()
        throws
    {
        let missing = [
            try lost(7, .disabled, "clark"), try lost(6, .closed, "bkent"), try lost(5, .queued, "bkent"),
        ]
        let gap = try #require(try verdict(missing + journaled).gap)
        #expect(gap.last == 4 && gap.first.sequence == 5 && gap.highest == 7 && gap.isBehindTheEnd)
        #expect(
            gap.displayText
                == "the store is older than the journal: 3 acts are missing, the first is entry 5, queued bkent; "
                + "bkent, clark were closed by the missing acts, and may be open again"
        )
    }

    @Test func `accounts with a missing departure are named, unless it is over`() throws {
        let missing = [
            try lost(10, .cancelled, "dana"), try lost(9, .queued, "dana"), try lost(8, .closed, "bkent"),
            try lost(7, .queued, "bkent"), try lost(6, .rescheduled, "clark"), try lost(5, .queued, "alee"),
        ]
        let gap = try #require(try verdict(missing + journaled).gap)
        #expect(gap.departing == ["alee", "clark"])
        #expect(gap.displayText.hasSuffix("; the departures of alee, clark may be missing"))
    }

    @Test func `an account reinstated after a missing closing is not named as closed`() throws {
        let missing = [try lost(6, .reinstated, "bkent"), try lost(5, .disabled, "bkent")]
        let gap = try #require(try verdict(missing + journaled).gap)
        #expect(gap.shut.isEmpty)
        #expect(
            gap.displayText
                == "the store is older than the journal: 2 acts are missing, the first is entry 5, disabled bkent"
        )
    }

    @Test func `a different link under the same number means a different store`() throws {
        let gap = try #require(try verdict([try lost(3, .disabled, "bkent")] + journaled).gap)
        #expect(!gap.isBehindTheEnd && gap.highest == 3)
        #expect(
            gap.displayText
                == "the store is not the one that the journal knows: it has a different entry 3, disabled bkent; "
                + "bkent was closed by the missing acts, and may be open again"
        )
    }

    @Test func `new entries on top of an older copy do not hide what is missing`() throws {
        let newer = [try lost(6, .closed, "bkent"), try lost(5, .queued, "bkent")]
        try district.add("dana")
        let both = [try #require(try Self.journaled(of: district).first)] + newer + journaled
        let gap = try #require(try verdict(both).gap)
        #expect(gap.first.sequence == 5 && gap.highest == 6 && !gap.isBehindTheEnd)
    }

    @Test func `another store's entry is ignored if older than this store, and reported if newer`()
        throws
    {
        func foreign(at time: String) throws -> JournaledEntry {
            JournaledEntry(
                sequence: 99,
                link: .beginning,
                beginning: .beginning,
                at: try district.policy.zone.instant(reading: time),
                event: "closed",
                sentence: ""
            )
        }
        let before = try foreign(at: "2026-12-18T11:59")
        #expect(try verdict(journaled + [before]) == .agrees(upTo: 4))
        #expect(try comparison([before]).isSettled, "what is older still says no more")
        let since = try foreign(at: "2026-12-18T12:01")
        #expect(try verdict([since] + journaled) == .another(since))
        #expect(try !verdict([since]).isWell)
    }

    @Test func `an entry of the first release counts by its path, unless it is older than the store`() throws
    {
        func old(_ sequence: Int64, _ link: AuditLink, at time: String) throws -> JournaledEntry {
            JournaledEntry(
                sequence: sequence,
                link: link,
                beginning: nil,
                at: try district.policy.zone.instant(reading: time),
                event: "run-finished",
                sentence: ""
            )
        }
        #expect(try verdict([old(2, journaled[2].link, at: "2026-12-18T12:00")]) == .agrees(upTo: 2))
        #expect(try verdict([old(2, .beginning, at: "2026-12-18T12:00")]).gap?.first.sequence == 2)
        #expect(try verdict([old(9, .beginning, at: "2026-12-18T11:00")]) == .nothingDelivered)
    }

    @Test
    func `an accepted gap is settled, but not entries that are journaled later under its numbers`()
        throws
    {
        let missing = [try lost(6, .disabled, "clark"), try lost(5, .queued, "bkent")]
        let gap = try verdict(missing + journaled).gap
        let context = ActionContext(
            at: district.now,
            actor: District.actor,
            command: AcceptedGap.command(upTo: 6)
        )
        _ = try district.store.decide(on: context) { _ in try AcceptedGap.decide(upTo: 6, of: gap) }
        let accepted = try #require(try Self.journaled(of: district).first)
        #expect(accepted.sequence == 5 && accepted.kind == .gapAccepted)
        #expect(try verdict([accepted] + missing + journaled) == .agrees(upTo: 5))
        #expect(
            try verdict(missing + journaled) == .agrees(upTo: 4),
            "though the journal has not been told of it"
        )
        #expect(try comparison([accepted]).isSettled)
        try district.setClock("2026-12-18T12:05")
        #expect(
            try verdict([lost(6, .disabled, "alee"), accepted] + missing + journaled).gap?.first.username
                == "alee"
        )
        #expect(try verdict([lost(7, .disabled, "alee"), accepted] + missing + journaled).gap?.highest == 7)
    }

    @Test func `a gap is accepted only if the number given is that of its last entry`() throws {
        let gap = try #require(try verdict([lost(6, .disabled, "clark")] + journaled).gap)
        #expect(throws: AcceptanceRefused.upToAnother(6)) { try AcceptedGap.decide(upTo: 5, of: gap) }
        #expect(throws: AcceptanceRefused.nothingIsMissing) { try AcceptedGap.decide(upTo: 5, of: nil) }
    }

    @Test func `each account gets the command that repeats the effect of the lost acts`() throws {
        try district.add("o'brien")
        try district.add("gone", disabled: true)
        let entries = [
            try lost(9, .queued, "bkent", expires: "2026-12-31"), try lost(10, .disabled, "clark"),
            try lost(11, .queued, "alee", expires: "2027-01-31"), try lost(12, .disabled, "o'brien"),
            try lost(13, .reinstated, "gone"), try lost(14, .disabled, "new"),
            try lost(15, .queued, "clark", expires: "2027-01-31"),
            try lost(16, .closed, "clark", expires: "2026-12-17"),
        ]
        let commands = try district.store.read {
            try Recovering.remedies(for: entries, in: $0, under: district.policy, at: district.now)
        }
        #expect(
            commands.mapValues(\.description) == [
                9: "lastday queue bkent --last-day 2026-12-31",
                11: "lastday reschedule alee --last-day 2027-01-31",
                12: #"lastday disable 'o'\''brien'"#,
                13: "lastday reinstate gone --never",
                14: "import \"new\" again first",
                16: "lastday queue clark --last-day 2026-12-17 --now",
            ]
        )
    }

    @Test func `an account that is as the lost acts left it gets no command`() throws {
        let entries = [
            try lost(5, .queued, "alee", expires: "2026-12-31"), try lost(6, .disabled, "bkent"),
            try lost(7, .reinstated, "bkent"), try lost(8, .queued, "clark", expires: "2026-12-31"),
            try lost(9, .cancelled, "clark"),
        ]
        let commands = try district.store.read {
            try Recovering.remedies(for: entries, in: $0, under: district.policy, at: district.now)
        }
        #expect(commands.isEmpty)
    }
}
