import LastdayTestKit
import Testing

@testable import LastdayRules

@Suite struct ProtectionTests {
    let district: District

    init() throws {
        district = try District(at: "2026-11-30T09:00")
        district.policy = Policy(
            zone: district.policy.zone,
            protection: Protection(["service", "role:Board", "last:Administrator"])
        )
        try district.add("keltnerc")
        try district.add("service")
        try district.add("chair", roles: ["Board"])
        try district.add("adams", roles: ["Administrator"])
        try district.add("baker", roles: ["Teacher", "Administrator"])
    }

    private func queue(_ username: String, _ lastDay: String = "2026-12-18", meant isMeant: Bool = false)
        throws
    {
        let request = Queueing.Request(
            username: username,
            lastDay: try CivilDate(reading: lastDay),
            overridesProtection: isMeant
        )
        try district.act("queue") { try Queueing.decide(request, in: $0, under: $1, on: $2) }
    }

    private func disable(_ username: String, meant isMeant: Bool = false) throws {
        try district.act("disable") {
            try Disabling.decide(username, overridingProtection: isMeant, in: $0, under: $1, on: $2)
        }
    }

    private func spared(on night: String) throws -> [String] {
        try district.setClock(night)
        return try district.sweep().spared.map(\.username)
    }

    @Test(arguments: ["service", "chair"])
    func `a configured account is neither queued nor disabled, unless it is meant`(username: String) throws {
        #expect(throws: Refusal.isProtected(username)) { try queue(username) }
        #expect(throws: Refusal.isProtected(username)) { try disable(username) }
        try queue(username, meant: true)
        try disable(username, meant: true)
    }

    @Test func `the last who has a needed role is neither queued nor disabled, and another is`() throws {
        try queue("adams")
        let refusal = Refusal.isLast("baker", role: "Administrator")
        #expect(throws: refusal) { try queue("baker") }
        #expect(throws: refusal) { try queue("baker", "2027-01-31") }
        // Until adams leaves, baker may: for a while there is one.
        try queue("baker", "2026-12-17")
        #expect(try spared(on: "2026-12-18T00:00") == [])
        #expect(try spared(on: "2026-12-19T00:00") == ["adams"])
        #expect(throws: Refusal.isLast("adams", role: "Administrator")) { try disable("adams") }
        try disable("adams", meant: true)
    }

    @Test func `an account that is out of use is no other who has the role`() throws {
        try disable("adams")
        #expect(throws: Refusal.isLast("baker", role: "Administrator")) { try disable("baker") }
        try district.act("reinstate") {
            try Reinstating.decide("adams", expiresOn: nil, in: $0, under: $1, on: $2)
        }
        try disable("baker")
    }

    @Test func `a night that would close all of the last closes none of them`() throws {
        for username in ["adams", "baker"] {
            try district.add(username, expires: "2026-12-18", roles: ["Administrator"])
        }
        #expect(try spared(on: "2026-12-19T00:00") == ["adams", "baker"])
        try district.add("clark", roles: ["Administrator"])
        #expect(try spared(on: "2026-12-20T00:00") == [])
        #expect(try district.standing("baker") == "expired, disabled")
    }

    @Test func `a departure of a protected account that was meant is done, and another one's date is not`()
        throws
    {
        try queue("service", meant: true)
        try district.add("chair", expires: "2026-12-18", roles: ["Board"])
        #expect(try spared(on: "2026-12-19T00:00") == ["chair"])
        #expect(try district.account("service").closing != nil)
    }

    @Test func `an account that became protected after it was queued stays open`() throws {
        try queue("keltnerc")
        district.policy = Policy(zone: district.policy.zone, protection: Protection(["keltnerc"]))
        #expect(try spared(on: "2026-12-19T00:00") == ["keltnerc"])
    }

    @Test func `nobody queues or disables their own account, unless it is meant`() throws {
        try district.add(District.actor.name)
        let own = District.actor.name
        #expect(throws: Refusal.isYourself(own)) { try queue(own) }
        #expect(throws: Refusal.isYourself(own)) { try disable(own) }
        try queue(own, meant: true)
        try disable(own, meant: true)
    }

    @Test func `the preview tells who is protected by being the last`() throws {
        try district.add("adams", expires: "2026-12-18", roles: ["Administrator"])
        try district.add("baker", expires: "2026-12-18", roles: ["Administrator"])
        let night = try CivilDate(reading: "2026-12-19")
        let outlook = try district.store.read {
            try Previewing.outlook(on: night, in: $0, under: district.policy)
        }
        #expect(outlook.accounts.map(\.fate) == [.protected, .protected])
    }

    @Test func `a role is known by its whole name`() throws {
        try district.add("clark", roles: ["Administrator (former)", "administrator"])
        try disable("adams")
        #expect(throws: Refusal.self) { try disable("baker") }
    }
}
