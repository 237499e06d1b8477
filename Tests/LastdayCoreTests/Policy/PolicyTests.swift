import LastdayCore
import LastdayTestKit
import Testing

@Suite struct PolicyTests {
    @Test func `the defaults are those of the design`() throws {
        let policy = Policy(zone: try MachineZones.zone("America/Denver"))
        #expect(policy.expires == .endOfDay)
        #expect(policy.disableOnClosing)
        #expect(policy.protection == Protection([]))
        #expect(Policy.Reading.allCases.map(\.rawValue) == ["end-of-day", "start-of-day"])
    }

    @Test(arguments: [
        (Policy.Reading.endOfDay, "2026-12-19", "2026-12-19T07:00:00Z"),
        (Policy.Reading.startOfDay, "2026-12-18", "2026-12-18T07:00:00Z"),
    ])
    func `an Expires Date takes effect at the end or at the start of the day, as configured`(
        reading: Policy.Reading,
        night: String,
        inactiveFrom: String
    ) throws {
        let policy = Policy(zone: try MachineZones.zone("America/Denver"), expires: reading)
        let date = try CivilDate(reading: "2026-12-18")
        #expect(policy.closingNight(of: date).description == night)
        #expect(policy.lastExpired(by: policy.closingNight(of: date)) == date)
        #expect(policy.inactiveFrom(date).toTheSecond == inactiveFrom)
    }

    // Nights whose midnight is skipped, comes twice, is crossed again as the clocks go back, or never comes,
    // and an ordinary night.
    @Test(
        arguments: [
            ("America/Havana", "2024-03-10"), ("America/Havana", "2024-11-03"),
            ("America/St_Johns", "2007-11-04"),
            ("Pacific/Apia", "2011-12-30"), ("America/Denver", "2026-12-18"),
        ],
        Policy.Reading.allCases
    )
    func `exactly the accounts that have expired by the current night are out of use`(
        zoneAndDate: (String, String),
        reading: Policy.Reading
    ) throws {
        let policy = Policy(zone: try MachineZones.zone(zoneAndDate.0), expires: reading)
        let date = try CivilDate(reading: zoneAndDate.1)
        let start = Midnight.beginning(of: date, in: policy.zone)
        var night = policy.night(at: start.adding(seconds: -90_000))
        for second in stride(from: Int64(-90_000), through: 90_000, by: 30) {
            let now = start.adding(seconds: second)
            #expect(policy.night(at: now) >= night, "a night that has come stays")
            night = policy.night(at: now)
            for days in -3...3 {
                let isSelected = date.adding(days: days) <= policy.lastExpired(by: night)
                let isInactive = policy.inactiveFrom(date.adding(days: days)) <= now
                #expect(isSelected == isInactive, "\(date.adding(days: days)) at \(now)")
            }
        }
    }
}
