import LastdayMessages
import LastdayCore
import LastdayTestKit
import Testing

@Suite struct StandingTests {
    @Test(arguments: [
        ("2026-12-17T12:00:00.000Z", "active"), ("2026-12-18T07:00:00.000Z", "active"),
        ("2026-12-19T06:59:59.999Z", "active"), ("2026-12-19T07:00:00.000Z", "expired"),
        ("2027-12-19T07:00:00.000Z", "expired"),
    ])
    func `an account works until the end of its last day`(instant: String, standing: String) throws {
        #expect(try displayText("2026-12-18", at: instant) == standing)
    }

    @Test(arguments: [
        ("2026-12-18T06:59:59.999Z", "active"), ("2026-12-18T07:00:00.000Z", "expired"),
        ("2026-12-19T07:00:00.000Z", "expired"),
    ])
    func `with the start-of-day reading, an account expires when its date begins`(
        instant: String,
        standing: String
    ) throws {
        #expect(try displayText("2026-12-18", at: instant, expires: .startOfDay) == standing)
    }

    @Test func `an account without an Expires Date never expires`() throws {
        #expect(try displayText(nil, at: "9999-12-31T23:59:59.999Z") == "active")
        #expect(try displayText(nil, at: "2026-12-18T00:00:00.000Z", disabled: true) == "disabled")
    }

    @Test func `disabled and expired do not hide each other`() throws {
        #expect(try displayText("2026-12-18", at: "2026-12-18T12:00:00Z", disabled: true) == "disabled")
        #expect(
            try displayText("2026-12-18", at: "2026-12-19T12:00:00Z", disabled: true) == "expired, disabled"
        )
        #expect(try displayText("2026-12-18", at: "2026-12-19T12:00:00Z", disabled: false) == "expired")
    }

    @Test func `only an account that is neither expired nor disabled is active`() throws {
        let policy = Policy(zone: try MachineZones.zone("America/Denver"))
        let (before, after) = (Instant(seconds: 0), Instant(seconds: 4_000_000_000))
        var account = UserAccount(number: 1, username: "keltnerc")
        account.expiresOn = try CivilDate(reading: "2026-12-18")
        #expect(try policy.standing(of: account, at: before, given: NightHistory()).isActive)
        #expect(try !policy.standing(of: account, at: after, given: NightHistory()).isActive)
        account.disabled = true
        #expect(try !policy.standing(of: account, at: before, given: NightHistory()).isActive)
        #expect(try !policy.standing(of: account, at: after, given: NightHistory()).isActive)
    }

    @Test(arguments: [
        // First 00:00 is skipped and the date begins at 01:00; then 00:00 comes twice and the date begins at
        // the first one.
        ("2024-03-09", "2024-03-10T05:00:00.000Z", "01:00"),
        ("2024-11-02", "2024-11-03T04:00:00.000Z", "00:00"),
    ])
    func `when Havana's clocks change, an account expires once, at the reported instant`(
        expiresOn: String,
        inactiveFrom: String,
        clock: String
    ) throws {
        let zone = try MachineZones.zone("America/Havana")
        let flip = Policy(zone: zone).inactiveFrom(try CivilDate(reading: expiresOn))
        #expect(flip.description == inactiveFrom)
        #expect(HumanDates(in: zone).instant(flip).hasSuffix("\(clock) CDT"))
        // An hour later the clocks show 02:00, or 00:00 again; otherwise they do not change this night, and
        // nothing is tested.
        let anHourOn = HumanDates(in: zone).instant(flip.adding(seconds: 3_600))
        #expect(anHourOn.hasSuffix(clock == "00:00" ? "00:00 CST" : "02:00 CDT"))
        for (milliseconds, standing) in [(-1, "active"), (0, "expired"), (3_600_000, "expired")] {
            let instant = Instant(milliseconds: flip.milliseconds + Int64(milliseconds))
            #expect(try displayText(expiresOn, at: instant.description, in: "America/Havana") == standing)
        }
    }

    private func displayText(
        _ expiresOn: String?,
        at instant: String,
        in zone: String = "America/Denver",
        expires: Policy.Reading = .endOfDay,
        disabled: Bool = false
    ) throws -> String {
        let policy = Policy(zone: try MachineZones.zone(zone), expires: expires)
        let account = UserAccount(
            number: 1,
            username: "keltnerc",
            expiresOn: try expiresOn.map { try CivilDate(reading: $0) },
            disabled: disabled
        )
        return try policy.standing(
            of: account,
            at: try #require(Instant(instant)),
            given: NightHistory()
        ).description
    }
}
