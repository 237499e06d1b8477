import Testing

@testable import LastdayCore

@Suite struct CivilDateTimeTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00"), (-1, "1969-12-31T23:59:59"), (-86_400, "1969-12-31T00:00:00"),
        (86_399, "1970-01-01T23:59:59"), (1_797_638_370, "2026-12-18T23:59:30"),
        (-62_135_596_800, "0001-01-01T00:00:00"), (253_402_300_799, "9999-12-31T23:59:59"),
    ])
    func `seconds since the epoch convert to a date and time, and back`(seconds: Int64, text: String) {
        let shown = CivilDateTime(secondsSinceEpoch: seconds)
        #expect(shown.description == text)
        #expect(shown.secondsSinceEpoch == seconds)
        #expect(CivilDateTime(text.utf8) == shown)
    }

    @Test(arguments: ["2026-12-18T23:59", "2026-12-18 23:59", "2026-12-18T23:59:00", "12/18/2026 23:59:00"])
    func `a date and time can be written in several ways`(text: String) throws {
        #expect(try #require(CivilDateTime(text.utf8)).description == "2026-12-18T23:59:00")
    }

    @Test(arguments: [
        "", "2026-12-18", "2026-12-18T", "2026-12-18T24:00", "2026-12-18T23:60", "2026-12-18T23:59:60",
        "2026-12-18t23:59", "2026-12-18T23.59", "2026-12-18T23:59.30", "2026-12-18T9:59:30",
        "2026-02-30T00:00", "2026-12-18T+1:00", "2026-12-18T23:59Z", "２0-12-18T23:59", "2026-12-18T２:59",
    ])
    func `any other text is not a date and time`(text: String) {
        #expect(CivilDateTime(text.utf8) == nil)
    }

    @Test func `a clock time is shown to the minute, unless it has seconds or they are asked for`() {
        #expect(CivilDateTime(secondsSinceEpoch: 9 * 3_600).clockTime() == "09:00")
        #expect(CivilDateTime(secondsSinceEpoch: 9 * 3_600).clockTime(toTheSecond: true) == "09:00:00")
        #expect(CivilDateTime(secondsSinceEpoch: 9 * 3_600 + 61).clockTime() == "09:01:01")
    }
}
