import LastdayMessages
import LastdayCore
import LastdayTestKit
import Testing

/// Cancelling, rescheduling, disabling and reinstating.
@Suite struct ChangingTests {
    let district: District

    init() throws {
        district = try District(at: "2026-11-30T09:00")
        try district.add("keltnerc", expires: "2027-06-30")
    }

    private func date(_ text: String) throws -> CivilDate { try CivilDate(reading: text) }

    private func cancel(_ username: String, acceptingPast: Bool = false) throws -> Cancelling.Outcome {
        try district.run("cancel") {
            try Cancelling.decide(username, acceptingPast: acceptingPast, in: $0, under: $1, on: $2)
        }
    }

    private func reschedule(_ username: String, _ lastDay: String) throws -> Rescheduling.Outcome {
        let lastDay = try date(lastDay)
        return try district.run { try Rescheduling.decide(username, to: lastDay, in: $0, under: $1, on: $2) }
    }

    private func disable(_ username: String) throws -> Disabling.Outcome {
        try district.run("disable") { try Disabling.decide(username, in: $0, under: $1, on: $2) }
    }

    private func reinstate(_ username: String, _ expires: String?) throws -> Reinstating.Outcome {
        let expires = try expires.map { try date($0) }
        return try district.run {
            try Reinstating.decide(username, expiresOn: expires, in: $0, under: $1, on: $2)
        }
    }

    @Test func `a cancelled departure leaves the account as if it had never been queued`() throws {
        let before = try district.account("keltnerc")
        try district.queue("keltnerc", "2026-12-18")
        #expect(try cancel("keltnerc").restoredExpiresOn)
        #expect(try district.account("keltnerc") == before)
        #expect(try district.store.read { try $0.departures(.cancelled).count } == 1)
    }

    @Test func `a date that has been changed since is left alone`() throws {
        try district.queue("keltnerc", "2026-12-18")
        _ = try disable("keltnerc")
        #expect(try !cancel("keltnerc").restoredExpiresOn)
        #expect(try district.account("keltnerc").expiresOn == date("2026-11-30"))
    }

    @Test func `a cancellation that would restore a past date is refused, unless that is accepted`()
        throws
    {
        try district.add("smithk", expires: "2026-12-01")
        try district.queue("smithk", "2026-12-18")
        try district.setClock("2026-12-10T09:00")
        #expect(throws: Refusal.restoresPast("smithk", try date("2026-12-01"))) { try cancel("smithk") }
        _ = try cancel("smithk", acceptingPast: true)
        #expect(try district.standing("smithk") == "expired")
    }

    @Test func `cancelling and rescheduling are refused if nothing is queued`() throws {
        #expect(throws: Refusal.notQueued("keltnerc")) { try cancel("keltnerc") }
        #expect(throws: Refusal.notQueued("keltnerc")) { try reschedule("keltnerc", "2026-12-18") }
    }

    @Test func `rescheduling moves the Expires Date, and cancelling still restores the original one`()
        throws
    {
        try district.queue("keltnerc", "2026-12-18")
        let outcome = try reschedule("keltnerc", "2027-01-15")
        #expect(outcome.movedExpiresOn)
        #expect(outcome.previousLastDay == (try date("2026-12-18")))
        #expect(try district.account("keltnerc").expiresOn == date("2027-01-15"))
        _ = try cancel("keltnerc")
        #expect(try district.account("keltnerc").expiresOn == date("2027-06-30"))
    }

    @Test func `a departure is not moved to today or earlier`() throws {
        try district.queue("keltnerc", "2026-12-18")
        #expect(throws: Refusal.self) { try reschedule("keltnerc", "2026-11-30") }
        #expect(throws: Refusal.self) { try reschedule("keltnerc", "2026-11-01") }
    }

    @Test func `disabling takes effect at once, and enters today in place of a later date or none`() throws {
        try district.add("smithk")
        _ = try disable("keltnerc")
        _ = try disable("smithk")
        for username in ["keltnerc", "smithk"] {
            #expect(try district.standing(username) == "disabled")
            #expect(try district.account(username).expiresOn == date("2026-11-30"))
        }
    }

    @Test func `disabling leaves an earlier date as it is`() throws {
        try district.add("smithk", expires: "2026-11-01")
        _ = try disable("smithk")
        #expect(try district.account("smithk").expiresOn == date("2026-11-01"))
    }

    @Test func `disabling again is refused`() throws {
        _ = try disable("keltnerc")
        #expect(throws: Refusal.alreadyDisabled("keltnerc")) { try disable("keltnerc") }
    }

    @Test func `a reinstated account stays open at the next midnight`() throws {
        try district.queue("keltnerc", "2026-11-20", .now)
        let outcome = try reinstate("keltnerc", nil)
        #expect(outcome.previous.description == "expired, disabled")
        try district.setClock("2026-12-01T00:00")
        #expect(try district.sweep().closed == 0)
        #expect(try district.standing("keltnerc") == "active")
    }

    @Test func `a reinstatement needs a date in the future`() throws {
        _ = try disable("keltnerc")
        #expect(throws: Refusal.reinstatedIntoPast(try date("2026-11-30"))) {
            try reinstate("keltnerc", "2026-11-30")
        }
        _ = try reinstate("keltnerc", "2026-12-01")
        #expect(try district.standing("keltnerc") == "active")
    }

    @Test func `a reinstatement cancels the departure that was still queued`() throws {
        try district.queue("keltnerc", "2026-12-18")
        _ = try disable("keltnerc")
        #expect(try reinstate("keltnerc", nil).cancelled != nil)
        try district.setClock("2026-12-19T00:00")
        #expect(try district.sweep().closed == 0)
    }

    @Test func `an active account cannot be reinstated`() throws {
        let date = try CivilDate(reading: "2027-06-30")
        #expect(throws: Refusal.isActive("keltnerc", expiresOn: date)) {
            try reinstate("keltnerc", nil)
        }
    }

    @Test func `a reinstatement far away has to be confirmed, and one that nobody can mean is refused`()
        throws
    {
        _ = try disable("keltnerc")
        #expect(throws: Refusal.farLastDay(try date("2029-06-30"), years: 3)) {
            try reinstate("keltnerc", "2029-06-30")
        }
        #expect(throws: Refusal.tooFarAway(try date("9999-12-31"), years: 7973)) {
            try reinstate("keltnerc", "9999-12-31")
        }
    }

    @Test(arguments: ["123-45-6789", "SSN 123-45-6789, retires", "(123-45-6789)"])
    func `a reason with a social security number is refused`(reason: String) throws {
        let request = Queueing.Request(username: "keltnerc", lastDay: try date("2026-12-18"), reason: reason)
        #expect(throws: Refusal.hasSocialSecurityNumber) {
            try district.run { try Queueing.decide(request, in: $0, under: $1, on: $2) }
        }
    }

    @Test(arguments: ["room 1123-45-67890", "2026-12-18", "call 555-1234"])
    func `a reason with other numbers is accepted`(reason: String) throws {
        let request = Queueing.Request(username: "keltnerc", lastDay: try date("2026-12-18"), reason: reason)
        try district.run { try Queueing.decide(request, in: $0, under: $1, on: $2) }
    }
}
