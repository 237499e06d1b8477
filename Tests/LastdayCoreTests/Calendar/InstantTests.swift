import LastdayCore
import Testing

@Suite struct InstantTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
        (-1_000, "1969-12-31T23:59:59.000Z"),
        (1_797_663_600_007, "2026-12-19T07:00:00.007Z"),
        (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
        (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    ])
    func `an instant is written in UTC to the millisecond, and read back`(milliseconds: Int64, text: String) {
        let instant = Instant(milliseconds: milliseconds)
        #expect(instant.description == text)
        #expect(Instant(text) == instant)
    }

    @Test(arguments: [
        (1_999, "1970-01-01T00:00:01Z"), (-1, "1969-12-31T23:59:59Z"), (-1_001, "1969-12-31T23:59:58Z"),
    ])
    func `whole seconds are rounded towards the past`(milliseconds: Int64, text: String) {
        let instant = Instant(milliseconds: milliseconds)
        #expect(instant.toTheSecond == text)
        #expect(Instant(text) == Instant(seconds: instant.seconds))
        #expect(instant.seconds * 1_000 <= milliseconds)
    }

    @Test(arguments: [
        "", "Z", "2026-12-19", "2026-12-19T07:00:00", "2026-12-19T07:00:00z", "2026-12-19T07:00Z",
        "2026-12-19T07:00:00.0Z", "2026-12-19T07:00:00,000Z", "2026-12-19T07:00:00.00xZ",
        "2026-12-19T07:00:00-07:00", "2026-12-19T07:00:00+00:00", "2026-12-19T24:00:00Z",
        "2026-12-19T23:59:60Z", "2026-02-30T07:00:00Z", "0000-01-01T00:00:00Z", "２0-12-19T07:00:00.000Z",
    ])
    func `any other text is not an instant`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test(arguments: ["2026-12-19 07:00:00Z", "12/19/2026T07:00:00Z", "12/19/2026 07:00:00.000Z"])
    func `a spelling that would sort differently as text is not an instant`(text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func `instants sort as their texts do`() {
        let instants = [-1_000_000_000_001, -1, 0, 1, 999, 1_000, 1_797_663_600_000]
            .map(Instant.init(milliseconds:))
        #expect(instants.sorted().map(\.description) == instants.map(\.description).sorted())
        #expect(Instant(seconds: 5).adding(seconds: -6) == Instant(milliseconds: -1_000))
    }
}
