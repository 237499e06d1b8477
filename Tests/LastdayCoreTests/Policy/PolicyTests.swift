import LastdayCore
import LastdayTestKit
import Testing

@Suite struct PolicyTests {
    @Test func `the settings' defaults are the design's`() throws {
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
    func `an Expires Date is read one way or the other`(
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

    // Nights where midnight is skipped, comes twice, is gone back over, or never was at all.
    @Test(
        arguments: [
            ("America/Havana", "2024-03-10"), ("America/Havana", "2024-11-03"),
            ("America/St_Johns", "2007-11-04"),
            ("Pacific/Apia", "2011-12-30"), ("America/Denver", "2026-12-18"),
        ],
        Policy.Reading.allCases
    )
    func `whoever has expired by the night that has come is out of use, and nobody else`(
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
