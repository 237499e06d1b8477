import LastdayTestKit
import Testing

import LastdayMessages
@testable import LastdayCore

@Suite struct HealthTests {
    private let district: District
    private let wellMachine = Health.Observations(
        isServed: true,
        isClockSynchronised: true,
        undelivered: 0,
        room: .free(1 << 30)
    )

    init() throws {
        district = try District(at: "2026-12-18T00:00")
        try district.add("keltnerc", expires: "2026-12-18")
        try district.add("boss", expires: "2026-12-18", roles: ["Administrator"])
        try district.sweep()
    }

    private func snapshot() throws -> HealthSnapshot {
        try district.store.read { try HealthSnapshot(at: district.now, in: $0, under: district.policy) }
    }

    /// Returns the findings that are not well, as text.
    private func ills(_ evidence: Health.Observations? = nil) throws -> [String] {
        let evidence = evidence ?? wellMachine
        return Health.findings(try snapshot(), evidence, at: district.now, in: district.policy.zone)
            .filter { $0.isWell == false }.map { "\($0.part): \($0.displayText)" }
    }

    @Test func `all is well after a night, until the next one is missing`() throws {
        #expect(try ills().isEmpty)
        try district.setClock("2026-12-18T23:59")
        #expect(try ills().isEmpty)
        try district.setClock("2026-12-19T00:04")
        #expect(try ills().isEmpty, "a run may take its time")
        try district.setClock("2026-12-20T00:05")
        #expect(
            try ills() == [
                "ledger: 2 nights are missing (2026-12-19 to 2026-12-20); see: journalctl -u lastdayd -p err",
                "overdue: 2 accounts are overdue; see: lastday preview",
            ]
        )
        try district.sweep()
        #expect(try ills().isEmpty)
    }

    @Test func `a last night in the future is not well, and nights recorded ahead of time do not count`()
        throws
    {
        try district.setClock("2027-06-01T12:00")
        try district.sweep()
        try district.setClock("2026-12-20T12:00")
        #expect(
            try ills().map { $0.prefix(30) } == [
                "night: the last recorded night", "ledger: 2 nights are missing (",
            ]
        )
        // Once a person has trusted the clock, only the runs since then count.
        let reading = ClockReading(wall: district.now, uptime: 0, isSynchronised: true)
        _ = try district.run("sweep") { records, policy, _ in
            try ClockCheck.decide(
                reading,
                since: nil,
                for: .trusting,
                in: records,
                under: policy,
                sayingDoubt: { $0.displayText(in: policy.zone) }
            )
        }
        try district.sweep(byHand: true)
        #expect(try ills().isEmpty)
        #expect(try snapshot().lastNight?.night.date.description == "2026-12-20")
        try district.setClock("2026-12-22T12:00")
        #expect(try snapshot().missing.map(\.description) == ["2026-12-21", "2026-12-22"])
        try district.sweep()
        #expect(try snapshot().missing.isEmpty)
    }

    @Test func `a gap within the ledger is a missing night`() throws {
        let night = try #require(try snapshot().lastNight?.night)
        let run = try #require(try snapshot().lastNight?.run)
        let later = Night(
            date: night.date.adding(days: 2),
            midnight: night.midnight.adding(seconds: 172_800),
            zone: night.zone,
            state: .ran,
            recordedAt: district.now,
            run: run.number
        )
        _ = try district.run { _, _, _ in
            Decision([Event(.runFinished, to: run, [Change(from: nil, to: later)])], ())
        }
        try district.setClock("2026-12-20T12:00")
        #expect(try snapshot().missing.map(\.description) == ["2026-12-19"])
    }

    @Test func `an account given a past date during the day waits for midnight and is not overdue`()
        throws
    {
        try district.setClock("2026-12-18T10:00")
        try district.add("late", expires: "2026-12-01")
        #expect(try snapshot().overdue == 0)
        try district.setClock("2026-12-19T12:00")
        #expect(try snapshot().overdue == 3)
    }

    @Test func `an unrelated change since midnight hides no overdue account`() throws {
        try district.setClock("2026-12-18T10:00")
        try district.add("late", expires: "2026-12-01")
        try district.setClock("2026-12-19T12:00")
        let late = try district.account("late")
        var renamed = late
        renamed.homepage = "Calendar"
        _ = try district.run { [renamed] _, _, _ in
            Decision([Event(.imported, to: renamed, [Change(from: late, to: renamed)])], ())
        }
        #expect(try snapshot().overdue == 3)
    }

    @Test func `an account that lost its protection since midnight waits for the next one`() throws {
        district.policy = Policy(zone: district.policy.zone, protection: Protection(["role:Administrator"]))
        try district.setClock("2026-12-19T00:00")
        try district.sweep()
        try district.setClock("2026-12-19T12:00")
        let boss = try district.account("boss")
        var other = boss
        other.roles = []
        _ = try district.run { [other] _, _, _ in
            Decision([Event(.imported, to: other, [Change(from: boss, to: other)])], ())
        }
        #expect(try snapshot().overdue == 0)
    }

    @Test func `health counts due accounts that are protected, and does not complain about them`() throws {
        district.policy = Policy(zone: district.policy.zone, protection: Protection(["role:Administrator"]))
        try district.setClock("2026-12-19T00:00")
        try district.sweep()
        try district.setClock("2026-12-19T12:00")
        #expect(try snapshot().spared == 1)
        #expect(try ills().isEmpty)
    }

    @Test func `a departure whose account was given another date is reported`() throws {
        try district.queue("boss", "2026-12-19")
        try district.setClock("2026-12-18T12:00")
        try district.add("boss", expires: "2030-01-01")
        // A feed leaves the date of a queued departure alone, so the date is changed directly.
        let boss = try district.account("boss")
        var moved = boss
        moved.expiresOn = try CivilDate(reading: "2030-01-01")
        _ = try district.run { [moved] _, _, _ in
            Decision([Event(.imported, to: moved, [Change(from: boss, to: moved)])], ())
        }
        for time in ["2026-12-19T00:00", "2026-12-20T00:00"] {
            try district.setClock(time)
            try district.sweep()
        }
        try district.setClock("2026-12-20T12:00")
        #expect(try snapshot().contradicted == 1)
        #expect(
            try ills() == [
                "overdue: 1 departure is past the last day, but the account does not expire; "
                    + "see: lastday list --state queued"
            ]
        )
    }

    @Test func `problems of the machine are reported`() throws {
        let evidence = Health.Observations(
            isServed: false,
            isClockSynchronised: false,
            undelivered: 3,
            room: .free(1_000)
        )
        #expect(
            try ills(evidence) == [
                "service: no lastdayd serves the store, so nobody is closed at midnight; see: systemctl status lastdayd",
                "journal: 3 audit entries have not been sent to the journal; see: systemctl status systemd-journald",
                "clock: the clock is not synchronised, so midnight may come at the wrong time; see: timedatectl",
                "store: 0 MiB free for the store, but the next night may need 2",
            ]
        )
    }

    private func journal(_ undelivered: Int?) throws -> Health.Finding? {
        var evidence = wellMachine
        evidence.undelivered = undelivered
        return Health.findings(try snapshot(), evidence, at: district.now, in: district.policy.zone)
            .first { $0.part == .journal }
    }

    @Test func `without a journal, nothing is owed to it, and it is neither well nor unwell`() throws {
        var evidence = wellMachine
        evidence.undelivered = nil
        #expect(try ills(evidence).isEmpty)
        let finding = try journal(nil)
        #expect(finding?.isWell == nil)
        #expect(finding?.displayText == "no journal here; the audit is in the store")
    }

    @Test func `health reports what was sent to the journal, as it cannot know what the journal still has`()
        throws
    {
        #expect(try journal(0)?.displayText == "every audit entry has been sent to the journal")
        #expect(
            try journal(1)?.displayText.hasPrefix("1 audit entry has not been sent to the journal; ") == true
        )
    }

    @Test func `a folder that cannot be written is reported`() throws {
        var evidence = wellMachine
        evidence.room = .notWritable
        #expect(try ills(evidence) == ["store: the store's folder cannot be written"])
    }

    @Test func `before the first run, the current night is missing`() throws {
        let young = try District(at: "2026-12-18T12:00")
        let snapshot = try young.store.read { try HealthSnapshot(at: young.now, in: $0, under: young.policy) }
        #expect(snapshot.missing.map(\.description) == ["2026-12-18"])
        #expect(snapshot.lastNight == nil)
    }

    @Test func `the figures are given for the next midnight`() throws {
        let snapshot = try snapshot()
        #expect(snapshot.accounts == 2)
        #expect(snapshot.due == 2)
        #expect(snapshot.nextMidnight.toTheSecond == "2026-12-19T07:00:00Z")
    }
}
