import LastdayTestKit
import Testing

import LastdayMessages
@testable import LastdayCore

@Suite struct ClockDoubtTests {
    let district: District

    init() throws {
        district = try District(at: "2026-12-18T00:00")
        try district.add("keltnerc", expires: "2026-12-17")
        for number in 1...20 { try district.add("user\(number)", expires: "2098-06-30") }
        try district.sweep()
    }

    private func reading(
        _ time: String,
        upFor hours: Int64 = 0,
        isSynchronised: Bool = true
    ) throws -> ClockReading {
        ClockReading(
            wall: try district.policy.zone.instant(reading: time),
            uptime: hours * 3_600_000,
            isSynchronised: isSynchronised
        )
    }

    private func doubt(_ reading: ClockReading, since anchor: ClockReading? = nil) throws -> String? {
        let end = try district.store.read { try LedgerEnd(of: $0) }
        return ClockDoubt.judge(reading, after: end, since: anchor, limit: 36)?.displayText(
            in: district.policy.zone
        )
    }

    /// Does a run on behalf of a requester, as the service and the commands do.
    ///
    /// - Returns: Whether the run was done; false if the clock was in doubt.
    @discardableResult
    private func run(_ reading: ClockReading, for requester: ClockCheck.Requester = .service) throws -> Bool {
        district.now = reading.wall
        let doubt = try district.run("night") { records, policy, _ in
            try ClockCheck.decide(
                reading,
                since: nil,
                for: requester,
                in: records,
                under: policy,
                sayingDoubt: { $0.displayText(in: policy.zone) }
            )
        }
        guard doubt == nil else { return false }
        try district.sweep(byHand: requester != .service)
        return true
    }

    private func closings() throws -> Int { try district.audit().filter { $0 == .closed }.count }

    @Test func `a clock before the ledger's last night is doubted, even if it is synchronised`() throws {
        #expect(try doubt(reading("2026-12-18T00:00")) == nil)
        #expect(
            try doubt(reading("2026-12-17T23:59"))
                == "the clock shows Thu 2026-12-17 23:59 MST, before the last night that was done, Fri 2026-12-18"
        )
    }

    @Test func `ninety days without a service cause no doubt if the clock is synchronised`() throws {
        #expect(try doubt(reading("2027-03-18T08:00")) == nil)
        try district.add("late", expires: "2027-01-31")
        #expect(try run(reading("2027-03-18T08:00")))
        #expect(try district.account("late").closing != nil)
        #expect(try district.ledger().count == 91)
    }

    @Test func `an unsynchronised clock that is far past the ledger is doubted`() throws {
        #expect(try doubt(reading("2026-12-19T12:59", isSynchronised: false)) == nil)
        #expect(
            try doubt(reading("2027-03-18T00:00", isSynchronised: false))
                == "the clock shows Thu 2027-03-18 00:00 MDT, 2159 hours after the last night that was done, "
                + "Fri 2026-12-18, and it is not synchronised"
        )
    }

    @Test
    func `a jump ahead of the uptime is doubted, but time that the machine slept through is not`()
        throws
    {
        let anchor = try reading("2026-12-18T01:00", upFor: 5)
        #expect(try doubt(reading("2026-12-20T01:00", upFor: 53), since: anchor) == nil)
        #expect(try doubt(reading("2026-12-19T13:59", upFor: 5), since: anchor) == nil)
        #expect(
            try doubt(reading("2026-12-20T01:00", upFor: 6), since: anchor)
                == "the clock jumped ahead by 47 hours while the machine was up, to Sun 2026-12-20 01:00 MST"
        )
    }

    @Test func `before the first night, only a jump is doubted`() throws {
        let young = try District(at: "2026-12-18T12:00")
        let end = try young.store.read { try LedgerEnd(of: $0) }
        #expect(end == nil)
        let late = try reading("2099-01-01T00:00", isSynchronised: false)
        #expect(ClockDoubt.judge(late, after: end, since: nil, limit: 36) == nil)
        let anchor = try reading("2026-12-18T12:00", isSynchronised: false)
        #expect(ClockDoubt.judge(late, after: end, since: anchor, limit: 36) != nil)
    }

    @Test func `a clock that wakes up in 2099 closes no account and adds nothing to the ledger`() throws {
        let woken = try reading("2099-01-01T03:00", isSynchronised: false)
        #expect(try !run(woken))
        #expect(try !run(woken))
        #expect(try closings() == 1)
        #expect(try district.ledger() == ["2026-12-18 ran"])
        #expect(try district.audit().filter { $0 == .clockDoubted }.count == 1, "told once a night")
        // Once the clock is set right, the night is done and the doubt is over.
        #expect(try run(reading("2026-12-19T00:00")))
        #expect(try district.store.read { try $0.standingDoubt() } == nil)
        #expect(try district.ledger().first == "2026-12-19 ran")
    }

    @Test func `a doubt lasts until a run with a clock that is believed, even if nothing is due`() throws {
        try run(reading("2099-01-01T03:00", isSynchronised: false))
        func snapshot() throws -> HealthSnapshot {
            try district.store.read { try HealthSnapshot(at: district.now, in: $0, under: district.policy) }
        }
        district.now = try reading("2026-12-18T12:00").wall
        #expect(try snapshot().doubt?.hasPrefix("the clock shows Thu 2099-01-01") == true)
        #expect(try run(reading("2026-12-18T12:00")))
        #expect(try snapshot().doubt == nil)
        let audit = try district.audit()
        #expect(try run(reading("2026-12-18T13:00")))
        #expect(try district.audit() == audit)
    }

    @Test func `a person's run is refused, unless the person trusts the clock, which is audited`() throws {
        let reading = try reading("2027-01-18T00:00", isSynchronised: false)
        #expect(throws: Refusal.self) { try run(reading, for: .person) }
        #expect(try district.audit().last != .clockDoubted)
        #expect(try run(reading, for: .trusting))
        #expect(try district.audit().contains(.clockTrusted))
        #expect(try district.ledger().first == "2027-01-18 ran")
        let last = try district.store.read { try #require(try $0.nights(limit: 1).first?.run) }
        #expect(last.kind == .byHand && last.trustsClock && last.doubt != nil)
    }

    @Test func `trusting a clock that is not in doubt adds nothing to the audit`() throws {
        #expect(try run(reading("2026-12-19T00:00"), for: .trusting))
        #expect(try !district.audit().contains(.clockTrusted))
    }

    @Test func `trusting the right clock overrules a ledger that a wrong clock wrote into the future`()
        throws
    {
        // A person trusted the wrong clock by mistake.
        #expect(try run(reading("2027-06-01T00:00", isSynchronised: false), for: .trusting))
        let rows = try district.ledger().count
        #expect(try !run(reading("2026-12-19T08:00")))
        #expect(try run(reading("2026-12-19T08:00"), for: .trusting))
        // From here on the nights run again, on time, although their rows have already been written.
        for day in 20...23 {
            try district.add("leaver\(day)", expires: "2026-12-\(day - 1)")
            let night = try reading("2026-12-\(day)T00:00")
            let owed = try district.store.read {
                try Sweeping.owed(
                    by: district.policy.night(at: night.wall),
                    in: $0,
                    under: district.policy
                )
            }
            #expect(owed.isAny && owed.nights.isEmpty)
            #expect(try run(night))
            #expect(try district.account("leaver\(day)").closing?.at == night.wall)
        }
        #expect(try district.ledger().count == rows)
        #expect(try doubt(reading("2026-12-22T00:00")) != nil, "it still must not go back")
    }
}
