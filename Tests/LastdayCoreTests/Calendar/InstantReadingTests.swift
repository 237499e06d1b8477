import LastdayMessages
import LastdayCore
import LastdayTestKit
import Testing

@Suite struct InstantReadingTests {
    @Test(arguments: [
        ("2026-12-18T23:59", "2026-12-19T06:59:00.000Z"), ("2026-12-18 23:59:30", "2026-12-19T06:59:30.000Z"),
        ("12/18/2026 23:59", "2026-12-19T06:59:00.000Z"), ("2026-07-01T00:00", "2026-07-01T06:00:00.000Z"),
        ("2026-12-19", "2026-12-19T07:00:00.000Z"), ("12/19/2026", "2026-12-19T07:00:00.000Z"),
    ])
    func `a time without an offset is read by the zone's clocks`(text: String, instant: String) throws {
        #expect(try read(text) == instant)
    }

    @Test(arguments: [
        ("2026-12-19T06:59:59Z", "2026-12-19T06:59:59.000Z"),
        ("2026-12-19T06:59:59.999Z", "2026-12-19T06:59:59.999Z"),
        ("2026-12-19T06:59Z", "2026-12-19T06:59:00.000Z"),
        ("2026-12-19 06:59:59Z", "2026-12-19T06:59:59.000Z"),
        ("2026-12-18T23:59:59-07:00", "2026-12-19T06:59:59.000Z"),
        ("2026-12-19T12:29+05:30", "2026-12-19T06:59:00.000Z"),
    ])
    func `a time with an offset is an exact instant`(text: String, instant: String) throws {
        #expect(try read(text) == instant)
    }

    @Test func `a time that the clocks never show, or show twice, is refused`() {
        #expect(
            refusal(of: "2026-03-08T02:30") == """
                "2026-03-08T02:30" is not an instant: the clocks of America/Denver never show that time; \
                write it as 2026-12-18T23:59, 2026-12-18T23:59:59-07:00 or 2026-12-19T06:59:59Z
                """
        )
        #expect(
            refusal(of: "2026-11-01T01:30") == """
                "2026-11-01T01:30" is not an instant: the clocks of America/Denver show that time twice; \
                write it as 2026-12-18T23:59, 2026-12-18T23:59:59-07:00 or 2026-12-19T06:59:59Z
                """
        )
    }

    @Test(arguments: [
        ("2026-03-08T01:59:59", "2026-03-08T08:59:59.000Z"), ("2026-03-08T03:00", "2026-03-08T09:00:00.000Z"),
        ("2026-11-01T00:59:59", "2026-11-01T06:59:59.000Z"), ("2026-11-01T02:00", "2026-11-01T09:00:00.000Z"),
    ])
    func `the times just before and after those are read`(text: String, instant: String) throws {
        #expect(try read(text) == instant)
    }

    @Test(arguments: [
        "", "now", "Z", "2026-12-19Z", "2026-12-19-07:00", "2026-12-18T23:59-0700", "2026-12-18T23:59-24:00",
        "2026-12-18T23:59-07:60", "2026-12-18T23:59−07:00", "2026-12-18T23:59ZZ", "2026-02-30T00:00",
        "-07:00",
    ])
    func `any other text is refused with the forms that an instant may have`(text: String) {
        #expect(
            refusal(of: text) == """
                "\(text)" is not an instant; \
                write it as 2026-12-18T23:59, 2026-12-18T23:59:59-07:00 or 2026-12-19T06:59:59Z
                """
        )
    }

    private func read(_ text: String) throws -> String {
        try MachineZones.zone("America/Denver").instant(reading: text).description
    }

    private func refusal(of text: String) -> String? {
        #expect(throws: UnreadableInstant.self) { try read(text) }?.description
    }
}
