import LastdayTestKit
import Testing

import LastdayMessages
@testable import LastdayCore

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
        try district.run("queue") { try Queueing.decide(request, in: $0, under: $1, on: $2) }
    }

    private func disable(_ username: String, meant isMeant: Bool = false) throws {
        try district.run("disable") {
            try Disabling.decide(username, overridingProtection: isMeant, in: $0, under: $1, on: $2)
        }
    }

    /// Adds two accounts with a role that at least one account must have, and with an Expires Date.
    private func requirement(_ role: String, expires: String?) throws {
        district.policy = Policy(
            zone: district.policy.zone,
            protection: Protection(["last:Administrator", "last:\(role)"])
        )
        for username in ["davis", "evans"] { try district.add(username, expires: expires, roles: [role]) }
    }

    private func spared(on night: String) throws -> [String] {
        try district.setClock(night)
        return try district.sweep().spared.map(\.username)
    }

    @Test(arguments: ["service", "chair"])
    func `a protected account is neither queued nor disabled, unless protection is overridden`(
        username: String
    ) throws {
        #expect(throws: Refusal.isProtected(username)) { try queue(username) }
        #expect(throws: Refusal.isProtected(username)) { try disable(username) }
        try queue(username, meant: true)
        try disable(username, meant: true)
    }

    @Test func `the last account with a required role is neither queued nor disabled`() throws {
        try queue("adams")
        let refusal = Refusal.isLast("baker", role: "Administrator")
        #expect(throws: refusal) { try queue("baker") }
        #expect(throws: refusal) { try queue("baker", "2027-01-31") }
        // Not even before adams leaves: in the end no account would have the role.
        #expect(throws: refusal) { try queue("baker", "2026-12-17") }
        #expect(throws: refusal) { try disable("baker") }
        try queue("baker", "2026-12-17", meant: true)
        #expect(try spared(on: "2026-12-18T00:00") == [])
        #expect(try spared(on: "2026-12-19T00:00") == ["adams"])
        #expect(throws: Refusal.isLast("adams", role: "Administrator")) { try disable("adams") }
        try disable("adams", meant: true)
    }

    @Test func `an account that is out of use does not count as having a required role`() throws {
        try disable("adams")
        #expect(throws: Refusal.isLast("baker", role: "Administrator")) { try disable("baker") }
        try district.run("reinstate") {
            try Reinstating.decide("adams", expiresOn: nil, in: $0, under: $1, on: $2)
        }
        try disable("baker")
    }

    @Test func `a night that would close every account with a required role closes none of them`() throws {
        try requirement("Principal", expires: "2026-12-18")
        #expect(try spared(on: "2026-12-19T00:00") == ["davis", "evans"])
        try district.add("clark", roles: ["Principal"])
        #expect(try spared(on: "2026-12-20T00:00") == [])
        #expect(try district.standing("evans") == "expired, disabled")
    }

    @Test func `a departure that overrides protection closes the account, but a mere Expires Date does not`()
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

    @Test func `a user acting as another user can queue neither of the two accounts`() throws {
        let actor = Actor(name: "smithk", uid: 1_001, effectiveName: "keltnerc")
        for own in ["smithk", "keltnerc"] {
            try district.add(own)
            let context = ActionContext(at: district.now, actor: actor, command: "queue")
            let request = Queueing.Request(username: own, lastDay: nil, timing: .now)
            #expect(throws: Refusal.isYourself(own)) {
                try district.store.read {
                    try Queueing.decide(request, in: $0, under: district.policy, on: context)
                }
            }
        }
    }

    @Test func `users cannot queue or disable their own accounts, unless they override protection`() throws {
        try district.add(District.actor.name)
        let own = District.actor.name
        #expect(throws: Refusal.isYourself(own)) { try queue(own) }
        #expect(throws: Refusal.isYourself(own)) { try disable(own) }
        try queue(own, meant: true)
        try disable(own, meant: true)
    }

    @Test func `the preview marks the last accounts with a required role as protected`() throws {
        try requirement("Principal", expires: "2026-12-18")
        let night = try CivilDate(reading: "2026-12-19")
        let preview = try district.store.read {
            try Previewing.preview(on: night, in: $0, under: district.policy)
        }
        #expect(preview.accounts.map(\.action) == [.protected, .protected])
    }

    @Test func `a role matches only by its whole name and its case`() throws {
        try district.add("clark", roles: ["Administrator (former)", "administrator"])
        try disable("adams")
        #expect(throws: Refusal.self) { try disable("baker") }
    }

    private let refusal = Refusal.isLast("baker", role: "Administrator")

    private func reschedule(_ username: String, to date: String, meant isMeant: Bool = false) throws {
        try district.run("reschedule") {
            try Rescheduling.decide(
                username,
                to: try CivilDate(reading: date),
                overridingProtection: isMeant,
                in: $0,
                under: $1,
                on: $2
            )
        }
    }

    private func list(_ lines: (username: String, lastDay: String)...) throws {
        let rows = try lines.enumerated().map { index, line in
            var row = DepartureRow(origin: "list.csv, line \(index + 2)")
            row.username = line.username
            row.lastDay = try CivilDate(reading: line.lastDay)
            return row
        }
        try district.run("queue --from") { try BatchQueueing.decide(rows, in: $0, under: $1, on: $2) }
    }

    @Test func `a list with the last two accounts of a required role is refused at the second one's line`()
        throws
    {
        for days in [
            ("2026-12-18", "2026-12-18"), ("2026-12-18", "2026-12-11"), ("2026-12-11", "2026-12-18"),
        ] {
            do {
                try list(("adams", days.0), ("baker", days.1))
                Issue.record("both were queued")
            } catch let bad as BadRows {
                #expect(bad.details.count == 1)
                #expect(
                    bad.details.first?.hasPrefix("list.csv, line 3: baker is the last active account") == true
                )
            }
        }
        try list(("adams", "2026-12-18"))
    }

    @Test func `if every account with a required role has a date, the last one to expire cannot be queued`()
        throws
    {
        try requirement("Principal", expires: "2027-06-30")
        try queue("davis")
        #expect(throws: Refusal.isLast("evans", role: "Principal")) { try queue("evans", "2027-05-31") }
        #expect(throws: Refusal.isLast("evans", role: "Principal")) { try queue("evans", "2027-06-30") }
    }

    @Test func `rescheduling may not leave a required role without an account, unless overridden`() throws {
        try requirement("Principal", expires: "2027-06-30")
        try district.add("frank", roles: ["Principal"])
        try queue("davis", "2027-07-31")
        try queue("evans", "2027-06-15")
        try disable("frank", meant: true)
        #expect(throws: Refusal.isLast("davis", role: "Principal")) {
            try reschedule("davis", to: "2027-05-31")
        }
        try reschedule("davis", to: "2027-08-31")
        try reschedule("davis", to: "2027-05-31", meant: true)
        // The night honours the override, too.
        #expect(try spared(on: "2027-06-16T00:00") == ["evans"])
        #expect(try district.account("davis").closing != nil)
    }

    @Test func `cancelling may not leave a required role without an account, unless overridden`() throws {
        try requirement("Principal", expires: "2027-06-30")
        try district.add("frank", roles: ["Principal"])
        try queue("davis", "2027-12-31")
        try queue("evans", "2027-03-31")
        try disable("frank", meant: true)
        func cancel(meant isMeant: Bool) throws {
            try district.run("cancel") {
                try Cancelling.decide("davis", overridingProtection: isMeant, in: $0, under: $1, on: $2)
            }
        }
        #expect(throws: Refusal.isLast("davis", role: "Principal")) { try cancel(meant: false) }
        try cancel(meant: true)
    }

    @Test func `a feed neither closes nor dates the last account with a role, nor disables a protected one`()
        throws
    {
        try queue("adams")
        func take(_ username: String, expires: String? = nil, disabled: Bool = false) throws -> [String] {
            var row = FeedRow(origin: "line 2")
            row.username = username
            row.expiresOn = .value(try expires.map { try CivilDate(reading: $0) })
            row.disabled = .value(disabled)
            return try district.take([row]).remarkSentences.first
        }
        let kept = ["line 2: baker stays as it is: nobody else has the role \"Administrator\""]
        #expect(try take("baker", disabled: true) == kept)
        #expect(try take("baker", expires: "2027-06-30") == kept)
        #expect(try district.standing("baker") == "active" && district.account("baker").expiresOn == nil)
        #expect(try take("service", disabled: true) == ["line 2: service is protected and stays in use"])
        #expect(try district.standing("service") == "active")
        #expect(try take("keltnerc", disabled: true) == [])
        #expect(try district.standing("keltnerc") == "disabled")
    }

    @Test func `a feed does not take a required role from the last account that has it`() throws {
        func take(_ username: String, roles: [String]) throws -> [String] {
            var row = FeedRow(origin: "line 2")
            row.username = username
            row.roles = .value(roles)
            return try district.take([row]).remarkSentences.first
        }
        #expect(try take("adams", roles: ["Teacher"]) == [])
        let kept = ["line 2: baker stays as it is: nobody else has the role \"Administrator\""]
        #expect(try take("baker", roles: ["Teacher"]) == kept)
        #expect(try district.account("baker").roles == ["Teacher", "Administrator"])
        #expect(try take("adams", roles: ["Administrator"]) == [])
        #expect(try take("baker", roles: []) == [])
    }

    @Test func `an undoing does not close the last account with a required role, and names it`() throws {
        func undo(_ run: Int64) throws -> Undoing.Outcome {
            let step = Undoing.steps(of: run)
            let context = ActionContext(at: district.now, actor: District.actor, command: "undo")
            return try district.store.decide(on: context, keeping: true) {
                try step($0, district.policy, context)
            }
        }
        let request = Queueing.Request(username: "adams", lastDay: nil, timing: .now)
        try district.run("queue") { try Queueing.decide(request, in: $0, under: $1, on: $2) }
        let taken = try undo(1)
        try disable("baker")
        // Undoing the undoing would close adams again.
        let outcome = try undo(try #require(taken.run?.number))
        #expect(
            outcome.leftAloneSentences.first == ["adams: nobody else would have the role \"Administrator\""]
        )
        #expect(try district.standing("adams") == "active")
    }
}
