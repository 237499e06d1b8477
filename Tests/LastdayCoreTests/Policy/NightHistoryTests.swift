import LastdayTestKit
import Testing

import LastdayMessages
@testable import LastdayCore

/// The standing of accounts whose date has passed: by the rule until their night runs, and then as the night
/// decided.
@Suite struct NightHistoryTests {
    let district: District

    init() throws {
        district = try District(at: "2026-12-01T09:00")
        district.policy = Policy(
            zone: district.policy.zone,
            protection: Protection(["service", "last:Administrator"]),
            hold: HoldLimit(percent: 0, count: 2)
        )
        try district.sweep()
        for number in 1...4 { try district.add("user\(number)", expires: "2026-12-18") }
        try district.add("service", expires: "2026-12-18")
        try district.add("leaver")
        try district.queue("leaver", "2026-12-18")
    }

    private let held = "in use: held back by run 2, see: lastday held"

    private func attend(_ time: String = "2026-12-19T00:00") throws {
        try district.setClock(time)
        try district.sweep()
    }

    private func standing(_ username: String, at time: String) throws -> Standing {
        let instant = try district.policy.zone.instant(reading: time)
        return try district.store.read { records in
            try district.policy.standing(
                of: try records.existingAccount(named: username),
                at: instant,
                given: NightHistory(at: district.now, in: records)
            )
        }
    }

    @Test func `an account is expired by the rule until its night runs, and then as the night decided`()
        throws
    {
        try district.setClock("2026-12-19T00:00")
        for username in ["user1", "service", "leaver"] {
            #expect(try district.standing(username) == "expired")
        }
        try district.sweep()
        #expect(try district.standing("user1") == held)
        #expect(try district.standing("service") == "in use: protected by the configuration")
        #expect(try district.standing("leaver") == "expired, disabled")
        #expect(try standing("user1", at: "2026-12-19T00:00").isActive)
    }

    @Test func `accounts are expired by the rule if no service runs for three weeks`() throws {
        try district.setClock("2027-01-08T12:00")
        for username in ["user1", "service", "leaver"] {
            #expect(try district.standing(username) == "expired")
        }
    }

    @Test func `each night holds the list anew, and accounts that have come due are expired until it runs`()
        throws
    {
        try attend()
        try district.add("later", expires: "2026-12-19")
        try district.setClock("2026-12-20T00:00")
        #expect(try district.standing("user1") == held)
        #expect(try district.standing("later") == "expired")
        try district.sweep()
        for username in ["user1", "later"] {
            #expect(try district.standing(username) == "in use: held back by run 3, see: lastday held")
        }
    }

    @Test func `an account added with a past date is expired at once, or held if others are held`()
        throws
    {
        try district.setClock("2026-12-02T08:00")
        try district.add("due", expires: "2026-11-20")
        #expect(try district.standing("due") == "expired")
        try attend()
        try district.setClock("2026-12-19T08:00")
        try district.add("imported", expires: "2026-12-10")
        #expect(try district.standing("imported") == held)
        try district.sweep()
        #expect(try district.standing("imported") == "in use: held back by run 3, see: lastday held")
    }

    @Test func `a held account is in use until its list is released or its date is corrected`() throws {
        try attend()
        try district.setClock("2026-12-19T08:00")
        try district.add("user1", expires: "2027-06-30")
        #expect(try district.standing("user1") == "active")
        #expect(try district.standing("user2") == held)
        let hold = try district.store.read {
            try Holding.hold(
                on: district.policy.night(at: district.now),
                at: district.now,
                in: $0,
                under: district.policy
            )
        }
        let token = try #require(hold?.token)
        // The list is no longer the night's: it is judged anew, released, and closed.
        try district.sweep()
        try district.run("release") { try Releasing.decide(token, in: $0, under: $1, on: $2) }
        #expect(try district.standing("user2") == "expired")
        try district.sweep()
        #expect(try district.standing("user2") == "expired, disabled")
    }

    @Test func `an account restored by an undoing is due again, and not covered by an earlier hold`() throws {
        try attend()
        try district.setClock("2026-12-19T08:00")
        let run = try district.store.read { try $0.lastNight()?.run ?? 0 }
        let step = Undoing.steps(of: run)
        let context = ActionContext(at: district.now, actor: District.actor, command: "undo")
        _ = try district.store.decide(on: context, keeping: true) { try step($0, district.policy, context) }
        #expect(try district.account("leaver").closing == nil)
        #expect(try district.standing("leaver") == "expired")
    }

    @Test func `a raised limit ends the hold with the next run`() throws {
        try attend()
        district.policy = Policy(zone: district.policy.zone, protection: Protection(["service"]))
        #expect(try district.standing("user1") == held)
        try attend("2026-12-20T00:00")
        #expect(try district.standing("user1") == "expired, disabled")
        #expect(try district.standing("service") == "in use: protected by the configuration")
    }

    @Test func `an account that has become protected is reported by the current settings`() throws {
        try attend()
        district.policy = Policy(zone: district.policy.zone, protection: Protection(["user1"]))
        #expect(try district.standing("user1") == "in use: protected by the configuration")
    }

    @Test func `the last account with a required role is in use, and its standing names the role`() throws {
        try district.add("adams", expires: "2026-12-18", roles: ["Administrator"])
        try attend()
        #expect(
            try district.standing("adams") == "in use: protected, nobody else has the role \"Administrator\""
        )
    }

    @Test func `a held account that is disabled is out of use`() throws {
        try attend()
        try district.setClock("2026-12-19T08:00")
        try district.run("disable") { try Disabling.decide("user1", in: $0, under: $1, on: $2) }
        #expect(try district.standing("user1") == "expired, disabled")
    }

    @Test func `a night refused for a doubted clock leaves accounts in use until the clock is set right`()
        throws
    {
        let wall = try district.policy.zone.instant(reading: "2027-06-01T03:00")
        let reading = ClockReading(wall: wall, uptime: 0, isSynchronised: false)
        district.now = wall
        let doubt = try district.run("night") { records, policy, _ in
            try ClockCheck.decide(
                reading,
                since: nil,
                for: .service,
                in: records,
                under: policy,
                sayingDoubt: { $0.displayText(in: policy.zone) }
            )
        }
        #expect(doubt != nil)
        for username in ["user1", "leaver"] {
            #expect(try district.standing(username) == "in use: the clock was in doubt")
        }
        try district.setClock("2026-12-19T08:00")
        #expect(try district.standing("user1") == "expired")
    }

    @Test func `a future standing is what its night will decide, and a past one what is recorded now`()
        throws
    {
        let night = try CivilDate(reading: "2026-12-19")
        let coming = try standing("user1", at: "2026-12-19T08:00")
        #expect(coming.keptOpen == .willBeHeld(night) && coming.isActive)
        #expect(try standing("service", at: "2026-12-19T08:00").keptOpen == .protected(.configured))
        #expect(try standing("leaver", at: "2026-12-19T08:00").description == "expired")
        #expect(try standing("user1", at: "2026-12-18T23:59").description == "active")
        try attend()
        try district.setClock("2026-12-25T08:00")
        #expect(try standing("user1", at: "2026-12-20T08:00").description == held)
        #expect(try standing("user1", at: "2026-12-18T12:00").description == "active")
    }

    @Test func `a held account can be queued, closed or reinstated by a person`() throws {
        try attend()
        try district.setClock("2026-12-19T08:00")
        try district.queue("user1", "2026-12-31")
        #expect(try district.standing("user1") == "active")
        #expect(try district.queue("user2", "2026-12-18", .now).account.closing != nil)
        let outcome = try district.run("reinstate") {
            try Reinstating.decide("user3", expiresOn: nil, in: $0, under: $1, on: $2)
        }
        #expect(outcome.previous.description == held)
        #expect(try district.standing("user3") == "active")
    }

    @Test func `health reports accounts kept in use, and counts none of them as overdue`() throws {
        try attend()
        try district.setClock("2026-12-19T08:00")
        let snapshot = try district.store.read {
            try HealthSnapshot(at: district.now, in: $0, under: district.policy)
        }
        #expect(snapshot.hold?.count == 4 && snapshot.spared == 1 && snapshot.overdue == 0)
        let wall = try district.policy.zone.instant(reading: "2027-06-01T03:00")
        district.now = wall
        _ = try district.run("night") { records, policy, _ in
            try ClockCheck.decide(
                ClockReading(wall: wall, uptime: 0, isSynchronised: false),
                since: nil,
                for: .service,
                in: records,
                under: policy,
                sayingDoubt: { $0.displayText(in: policy.zone) }
            )
        }
        district.policy = Policy(zone: district.policy.zone)
        let doubted = try district.store.read {
            try HealthSnapshot(at: district.now, in: $0, under: district.policy)
        }
        #expect(doubted.doubted == 5 && doubted.overdue == 0)
    }
}
