import Testing

@testable import LastdayCore

@Suite struct ZoneFooterTests {
    @Test(arguments: [
        ("UTC0", "UTC", 0), ("MST7", "MST", -25_200), ("<+0530>-5:30", "+0530", 19_800),
        ("<-02>+2", "-02", -7_200), ("ABCDEF-24:59:59", "ABCDEF", 89_999), ("LMT-0:0:1", "LMT", 1),
    ])
    func `a footer without daylight saving time has one local time`(
        line: String,
        name: String,
        offset: Int
    ) throws {
        let footer = try #require(ZoneFooter(Array(line.utf8)))
        #expect(footer.standard.abbreviation == name)
        #expect(footer.standard.offset == offset)
        #expect(footer.daylight == nil)
    }

    @Test(arguments: [
        "", "MST", "MS7", "7", "MST7MDT", "MST7MDT,", "MST7MDT,M3.2.0", "MST7MDT,M3.2.0,",
        "MST7MDT,M3.2.0,M11.1.0,", "MST7MDT,M0.2.0,M11.1.0", "MST7MDT,M13.2.0,M11.1.0",
        "MST7MDT,M3.0.0,M11.1.0", "MST7MDT,M3.6.0,M11.1.0", "MST7MDT,M3.2.7,M11.1.0", "MST7MDT,M3.2,M11.1.0",
        "MST7MDT,J0,J1", "MST7MDT,J366,J1", "MST7MDT,366,1", "MST7MDT,M3.2.0/168,M11.1.0",
        "MST7MDT,M3.2.0/-168,M11.1.0", "MST7MDT,M3.2.0/2:60,M11.1.0", "MST25", "MST7MDT,M3.2.0/,M11.1.0",
        "MST7MDT25,M3.2.0,M11.1.0", "MST99999999999999999999", "<+02-2", "<>0", "MST-+7",
        "MST7MDT,M3.2.0,M11.1.0x", "MST7 ", " MST7", "MST7:", "MST7:5:", "MST7MDT,M3.2.0M11.1.0",
        "MST７", "MST0007",
    ])
    func `any other text is not a footer`(line: String) {
        #expect(ZoneFooter(Array(line.utf8)) == nil)
    }

    @Test func `clocks change at two o'clock, by one hour, unless the footer says otherwise`() {
        #expect(
            year(2026, by: "MST7MDT,M3.2.0,M11.1.0")
                == ["03-08T02:00:00 to MDT", "11-01T02:00:00 to MST"]
        )
        #expect(
            year(2026, by: "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0/3:30:15")
                == ["04-05T03:30:15 to +1030", "10-04T02:00:00 to +11"]
        )
    }

    @Test func `in the southern hemisphere the year begins with daylight saving time`() {
        let line = "AEST-10AEDT,M10.1.0,M4.1.0/3"
        #expect(year(2050, by: line) == ["04-03T03:00:00 to AEST", "10-02T02:00:00 to AEDT"])
        #expect(displayText(line, at: "2050-01-01T00:00:00Z") == "AEDT 39600")
        #expect(displayText(line, at: "2050-12-31T23:59:59Z") == "AEDT 39600")
        #expect(displayText(line, at: "2050-07-01T00:00:00Z") == "AEST 36000")
    }

    @Test func `daylight saving time may be behind standard time, as in Dublin in winter`() {
        let line = "IST-1GMT0,M10.5.0,M3.5.0/1"
        #expect(year(2070, by: line) == ["03-30T01:00:00 to IST", "10-26T02:00:00 to GMT"])
        #expect(displayText(line, at: "2070-10-26T00:59:59Z") == "IST 3600")
        #expect(displayText(line, at: "2070-10-26T01:00:00Z") == "GMT 0")
    }

    @Test func `a reset may happen before the day of its rule, or days after it`() {
        // Nuuk's clocks change on Saturday evening; the rules of Jerusalem and Gaza count hours from the
        // Thursday before.
        #expect(
            year(2026, by: "<-02>2<-01>,M3.5.0/-1,M10.5.0/0")
                == ["03-28T23:00:00 to -01", "10-25T00:00:00 to -02"]
        )
        #expect(
            year(2026, by: "IST-2IDT,M3.4.4/26,M10.5.0")
                == ["03-27T02:00:00 to IDT", "10-25T02:00:00 to IST"]
        )
        #expect(
            year(2026, by: "EET-2EEST,M3.4.4/50,M10.4.4/50")
                == ["03-28T02:00:00 to EEST", "10-24T02:00:00 to EET"]
        )
    }

    @Test func `Julian days skip February 29, but days counted from 0 do not`() {
        let line = "AAA0BBB,J60/0,J365/0"
        #expect(year(2027, by: line) == ["03-01T00:00:00 to BBB", "12-31T00:00:00 to AAA"])
        #expect(year(2028, by: line) == ["03-01T00:00:00 to BBB", "12-31T00:00:00 to AAA"])
        #expect(year(2028, by: "AAA0BBB,J59/0,365/0") == ["02-28T00:00:00 to BBB", "12-31T00:00:00 to AAA"])
        #expect(year(2027, by: "AAA0BBB,J59/0,364/0") == ["02-28T00:00:00 to BBB", "12-31T00:00:00 to AAA"])
        #expect(year(2027, by: "AAA0BBB,59/0,364/0") == ["03-01T00:00:00 to BBB", "12-31T00:00:00 to AAA"])
        #expect(year(2028, by: "AAA0BBB,59/0,364/0") == ["02-29T00:00:00 to BBB", "12-30T00:00:00 to AAA"])
    }

    @Test func `the fifth week means the last one, even if the month has only four`() {
        let line = "AAA0BBB,M2.5.6/0,M8.5.0/0"
        #expect(year(2026, by: line) == ["02-28T00:00:00 to BBB", "08-30T00:00:00 to AAA"])
        #expect(year(2027, by: line) == ["02-27T00:00:00 to BBB", "08-29T00:00:00 to AAA"])
    }

    @Test(arguments: ["XXX3EDT4,0/0,J365/23", "EST5EDT,0/0,J365/25"])
    func `year-round daylight saving time does not end, not even for a second at the turn of the year`(
        line: String
    ) {
        for instant in ["2026-12-31", "2027-01-01", "2028-12-31", "2029-01-01"] {
            for hour in 3...5 {
                #expect(displayText(line, at: "\(instant)T0\(hour):00:00Z") == "EDT -14400")
                #expect(displayText(line, at: "\(instant)T0\(hour):59:59Z") == "EDT -14400")
            }
        }
    }

    @Test func `a reset that falls up to a week into another year is found`() {
        // Both resets of a year fall in the week before it, or both in the week after it.
        let before = "AAA0BBB,J1/-167,J2/-167"
        #expect(displayText(before, at: "2026-12-25T00:59:59Z") == "AAA 0")
        #expect(displayText(before, at: "2026-12-25T01:00:00Z") == "BBB 3600")
        #expect(displayText(before, at: "2026-12-26T00:00:00Z") == "AAA 0")
        #expect(segment(before, at: "2026-12-30T00:00:00Z")?.end == Instant("2027-12-25T01:00:00Z")?.seconds)
        let after = "AAA0BBB,J364/167,J365/167"
        #expect(segment(after, at: "2026-01-02T00:00:00Z")?.start == Instant("2025-01-06T22:00:00Z")?.seconds)
        #expect(segment(after, at: "2026-01-02T00:00:00Z")?.end == Instant("2026-01-05T23:00:00Z")?.seconds)
    }

    @Test func `a segment starts at the table's last transition if the footer's last reset is earlier`()
        throws
    {
        // Summer time was decreed in July, at midnight; by the footer, which applies to every year, it has
        // lasted since March.
        let footer = try #require(ZoneFooter(Array("MST7MDT,M3.2.0,M11.1.0".utf8)))
        let midnight = try #require(Instant("2007-07-01T07:00:00Z")).seconds
        let rules = ZoneRules(
            transitions: [midnight],
            after: [ZoneRules.LocalTime(offset: -21_600, named: Array("MDT".utf8)[...])],
            earliest: footer.standard,
            footer: footer
        )
        #expect(rules.segment(at: midnight + 60).start == midnight)
        let date = try CivilDate(reading: "2007-07-01")
        #expect(Midnight.beginning(of: date, in: Zone(name: "", rules: rules)).seconds == midnight)
    }

    private func segment(_ line: String, at instant: String) -> ZoneRules.Segment? {
        guard let footer = ZoneFooter(Array(line.utf8)), let instant = Instant(instant) else { return nil }
        let table = ZoneRules.Segment(start: nil, end: nil, localTime: footer.standard)
        return footer.segment(at: instant.seconds, following: table)
    }

    private func displayText(_ line: String, at instant: String) -> String? {
        segment(line, at: instant).map { "\($0.localTime.abbreviation) \($0.localTime.offset)" }
    }

    /// Returns the resets of a year in order: the time that the clocks showed before each, and the local time
    /// that it set.
    private func year(_ year: Int, by line: String) -> [String] {
        var resets: [String] = []
        guard var last = segment(line, at: "\(year)-01-01T00:00:00Z") else { return [] }
        while let end = last.end, let reset = segment(line, at: Instant(seconds: end).toTheSecond) {
            let face = CivilDateTime(secondsSinceEpoch: end + Int64(last.localTime.offset))
            guard face.date.parts.year == year else { break }
            resets.append("\(face.description.dropFirst(5)) to \(reset.localTime.abbreviation)")
            last = reset
        }
        return resets
    }
}
