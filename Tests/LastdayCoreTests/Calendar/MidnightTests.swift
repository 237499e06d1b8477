import LastdayCore
import LastdayTestKit
import Testing

@Suite struct MidnightTests {
    @Test(arguments: [("2026-12-19", "2026-12-19T07:00:00Z"), ("2026-07-01", "2026-07-01T06:00:00Z")])
    func `Denver's dates begin at 00:00, in winter and in summer`(
        date: String,
        begins: String
    ) throws {
        #expect(try beginning(of: date, in: "America/Denver") == begins)
    }

    @Test(arguments: [
        ("America/Havana", "2026-03-08", "2026-03-08T05:00:00Z"),
        ("Africa/Cairo", "2023-04-28", "2023-04-27T22:00:00Z"),
        ("America/Santiago", "2026-09-06", "2026-09-06T04:00:00Z"),
        ("America/Asuncion", "2023-10-01", "2023-10-01T04:00:00Z"),
        ("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z"),
        ("Asia/Beirut", "2026-03-29", "2026-03-28T22:00:00Z"),
        ("Atlantic/Azores", "2026-03-29", "2026-03-29T01:00:00Z"),
    ])
    func `a date whose midnight is skipped begins at 01:00`(
        zone: String,
        date: String,
        begins: String
    ) throws {
        #expect(try beginning(of: date, in: zone) == begins)
        let shown = try MachineZones.zone(zone).rules.civil(at: try #require(Instant(begins)))
        #expect(shown.description == "\(date)T01:00:00")
        #expect(try self.date(at: begins, in: zone) == date)
    }

    @Test func `a date begins at 00:30 if the clocks skip from 23:30 to 00:30`() throws {
        #expect(try beginning(of: "1919-03-31", in: "America/Toronto") == "1919-03-31T04:30:00Z")
    }

    @Test(arguments: [
        ("America/Havana", "2024-11-03", "2024-11-03T04:00:00Z"),
        ("Atlantic/Azores", "2024-10-27", "2024-10-27T00:00:00Z"),
    ])
    func `a date whose midnight comes twice begins at the first one`(
        zone: String,
        date: String,
        begins: String
    ) throws {
        #expect(try beginning(of: date, in: zone) == begins)
        let again = try #require(Instant(begins)).adding(seconds: 3_600)
        #expect(try MachineZones.zone(zone).rules.civil(at: again).description == "\(date)T00:00:00")
        #expect(try self.date(at: again.description, in: zone) == date)
    }

    @Test(arguments: [
        ("Australia/Lord_Howe", "2026-01-15", "2026-01-14T13:00:00Z"),
        ("Australia/Lord_Howe", "2026-07-15", "2026-07-14T13:30:00Z"),
        ("Antarctica/Troll", "2026-01-15", "2026-01-15T00:00:00Z"),
        ("Antarctica/Troll", "2026-07-15", "2026-07-14T22:00:00Z"),
    ])
    func `clocks may change by half an hour or by two hours`(zone: String, date: String, begins: String)
        throws
    {
        #expect(try beginning(of: date, in: zone) == begins)
    }

    @Test(arguments: [
        ("2025-02-01", "2025-01-31T23:00:00Z"), ("2025-03-15", "2025-03-15T00:00:00Z"),
    ])
    func `Casablanca's dates begin an hour later in UTC during Ramadan`(
        date: String,
        begins: String
    ) throws {
        #expect(try beginning(of: date, in: "Africa/Casablanca") == begins)
    }

    @Test(arguments: [("Pacific/Apia", "2011-12-30", "10"), ("Pacific/Kwajalein", "1993-08-21", "12")])
    func `a date that a zone skipped begins together with the next one`(
        zone: String,
        leapt: String,
        hour: String
    ) throws {
        let machineZone = try MachineZones.zone(zone)
        let leapt = try CivilDate(reading: leapt)
        let instant = "\(leapt)T\(hour):00:00Z"
        #expect(try beginning(of: "\(leapt)", in: zone) == instant)
        #expect(try beginning(of: "\(leapt.next)", in: zone) == instant)
        #expect(!Midnight.exists(leapt, in: machineZone))
        #expect(Midnight.exists(leapt.previous, in: machineZone))
        #expect(Midnight.exists(leapt.next, in: machineZone))

        let before = try #require(Instant(instant)).adding(seconds: -1)
        #expect(Midnight.date(at: before, in: machineZone) == leapt.previous)
        #expect(Midnight.next(after: before, in: machineZone) == leapt.next)
        #expect(Midnight.date(at: before.adding(seconds: 1), in: machineZone) == leapt.next)
        #expect(Midnight.next(after: before.adding(seconds: 1), in: machineZone) == leapt.next.next)
    }

    @Test func `a date that has begun does not end when the clocks go back over midnight`() throws {
        // St. John's set its clocks back from 00:01 to 23:01 until 2011.
        #expect(try beginning(of: "2007-11-04", in: "America/St_Johns") == "2007-11-04T02:30:00Z")
        let zone = try MachineZones.zone("America/St_Johns")
        let shownAndMeant = [
            "02:29:59": ("2007-11-03T23:59:59", "2007-11-03"),
            "02:30:00": ("2007-11-04T00:00:00", "2007-11-04"),
            "02:30:59": ("2007-11-04T00:00:59", "2007-11-04"),
            "02:31:00": ("2007-11-03T23:01:00", "2007-11-04"),
            "03:29:59": ("2007-11-03T23:59:59", "2007-11-04"),
            "03:30:00": ("2007-11-04T00:00:00", "2007-11-04"),
        ]
        for (time, (shown, meant)) in shownAndMeant {
            let instant = try #require(Instant("2007-11-04T\(time)Z"))
            #expect(zone.rules.civil(at: instant).description == shown)
            #expect(Midnight.date(at: instant, in: zone).description == meant)
            let next = time < "02:30" ? "2007-11-04" : "2007-11-05"
            #expect(Midnight.next(after: instant, in: zone).description == next)
        }
    }

    @Test func `a date does not end however far the clocks go back, over however many midnights`() throws {
        // No real zone has done this: at 12:00 UTC on 1970-01-01 the clocks go back from 13:00 on the 2nd to
        // 11:00 on December 31.
        var file = ZoneFileBytes()
        file.localTimes = [
            ZoneFileBytes.LocalTime(offset: 90_000, name: 0),
            ZoneFileBytes.LocalTime(offset: -90_000, name: 4),
        ]
        file.transitions = [(43_200, 1)]
        let zone = Zone(name: "Nowhere", rules: try ZoneRules(zoneFile: file.bytes))
        for second in [-3_600, 43_199, 43_200, 262_799] as [Int64] {
            #expect(Midnight.date(at: Instant(seconds: second), in: zone).description == "1970-01-02")
        }
        #expect(Midnight.date(at: Instant(seconds: 262_800), in: zone).description == "1970-01-03")
    }

    @Test(arguments: [
        ("0001-01-01", "0001-01-01T06:59:56Z"), ("9999-12-31", "9999-12-31T07:00:00Z"),
    ])
    func `the first and the last date have a beginning too`(date: String, begins: String) throws {
        #expect(try beginning(of: date, in: "America/Denver") == begins)
        #expect(try self.date(at: begins, in: "America/Denver") == date)
    }

    private func beginning(of date: String, in zone: String) throws -> String {
        Midnight.beginning(of: try CivilDate(reading: date), in: try MachineZones.zone(zone)).toTheSecond
    }

    private func date(at instant: String, in zone: String) throws -> String {
        Midnight.date(at: try #require(Instant(instant)), in: try MachineZones.zone(zone)).description
    }
}
