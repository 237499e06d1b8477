import LastdayMessages
import LastdayCore
import LastdayTestKit
import Testing

@Suite struct HumanDatesTests {
    @Test func `an Expires Date is reported with its meaning`() throws {
        let zone = try MachineZones.zone("America/Denver")
        let date = try CivilDate(reading: "2026-12-18")
        let displayText = HumanDates(in: zone).expiry(
            date,
            inactiveFrom: Midnight.beginning(of: date.next, in: zone),
            now: try #require(Instant("2026-11-23T20:15:00Z"))
        )
        #expect(displayText == "expires Fri 2026-12-18 → inactive from Sat 2026-12-19 00:00 MST (in 25 days)")
    }

    @Test func `a skipped midnight is reported as the clocks show its instant`() throws {
        let zone = try MachineZones.zone("America/Havana")
        let date = try CivilDate(reading: "2026-03-07")
        let displayText = HumanDates(in: zone).expiry(
            date,
            inactiveFrom: Midnight.beginning(of: date.next, in: zone),
            now: try #require(Instant("2026-03-11T05:00:00Z"))
        )
        #expect(displayText == "expires Sat 2026-03-07 → inactive from Sun 2026-03-08 01:00 CDT (3 days ago)")
    }

    @Test(arguments: [
        ("America/Denver", "2026-07-04T05:59:59.999Z", "Fri 2026-07-03 23:59:59 MDT"),
        ("Pacific/Apia", "2011-12-30T10:00:00Z", "Sat 2011-12-31 00:00 +14"),
        ("Asia/Kolkata", "1969-12-31T18:30:00Z", "Thu 1970-01-01 00:00 IST"),
        ("Asia/Kathmandu", "2026-12-31T18:15:30Z", "Fri 2027-01-01 00:00:30 +0545"),
    ])
    func `an instant is reported as the zone's clocks show it`(
        zone: String,
        instant: String,
        displayText: String
    ) throws {
        let instant = try #require(Instant(instant))
        #expect(HumanDates(in: try MachineZones.zone(zone)).instant(instant) == displayText)
    }

    @Test(arguments: [
        (0, "in 0 s"), (999, "in 0 s"), (1_000, "in 1 s"), (59_999, "in 59 s"), (60_000, "in 1 min"),
        (3_599_999, "in 59 min"), (3_600_000, "in 1 h"), (9_060_000, "in 2 h 31 min"),
        (86_400_000, "in 24 h"), (172_799_999, "in 47 h 59 min"), (172_800_000, "in 2 days"),
        (2_246_399_999, "in 25 days"), (-1, "0 s ago"), (-1_000, "1 s ago"), (-90_000, "1 min ago"),
        (-7_260_000, "2 h 1 min ago"), (-259_200_000, "3 days ago"),
    ])
    func `a distance is reported in whole units, rounded down`(milliseconds: Int64, displayText: String) {
        let now = Instant(seconds: 1_797_663_600)
        let instant = Instant(milliseconds: now.milliseconds + milliseconds)
        #expect(HumanDates.distance(to: instant, from: now) == displayText)
    }
}
