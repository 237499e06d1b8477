import LastdayMessages
import LastdayCore
import Testing

@Suite struct CivilDateSpellingTests {
    @Test(arguments: ["2026-12-18", "12/18/2026"])
    func `a date is read as ISO 8601 writes it and as the guide's screens show it`(text: String) throws {
        let date = try CivilDate(reading: text)
        #expect(date.parts == (2026, 12, 18))
        #expect(date.description == "2026-12-18")
        #expect(date.asOnScreen == "12/18/2026")
    }

    @Test(arguments: ["0001-01-01", "0999-09-09", "1969-12-31", "2028-02-29", "9999-12-31"])
    func `a date is read back from both of its spellings`(text: String) throws {
        let date = try CivilDate(reading: text)
        #expect(date.description == text)
        #expect(try CivilDate(reading: date.asOnScreen) == date)
    }

    @Test(arguments: [
        ("31/12/2026", "there is no month 31"),
        ("2026-13-01", "there is no month 13"),
        ("2026-00-10", "there is no month 0"),
        ("0000-01-01", "there is no year 0"),
        ("2026-02-30", "month 2 of 2026 has 28 days, not 30"),
        ("02/29/2100", "month 2 of 2100 has 28 days, not 29"),
        ("2026-04-00", "month 4 of 2026 has 30 days, not 0"),
    ])
    func `a date that does not exist in the calendar is refused with the reason`(text: String, fault: String)
    {
        #expect(
            refusal(of: text) == "\"\(text)\" is not a date: \(fault); write it as 2026-12-18 or 12/18/2026"
        )
    }

    @Test(arguments: [
        "", " ", "tomorrow", "12-18-2026", "2026/12/18", "2026-12-1", "2026-12-018", "12/18/26", "+026-12-18",
        "2026-1 -18", "20261218", "2026-12-18T00:00", "2026-12/18", "12/18-2026", " 2026-12-18",
        "2026-12-18 ", "-026-12-18", "２０２６-12-18", "٢٠٢٦-١٢-١٨", "2026‐12‐18", "２0-12-18",
    ])
    func `a text that does not have the form of a date is refused with both accepted forms`(text: String) {
        #expect(refusal(of: text) == "\"\(text)\" is not a date; write it as 2026-12-18 or 12/18/2026")
    }

    @Test func `an unreadable date counts as bad data, and its message cannot move the cursor`() {
        let error = #expect(throws: UnreadableDate.self) { try CivilDate(reading: "\u{1b}[2J\n\u{202e}") }
        #expect(error?.kind == .badData)
        #expect(
            error?.description == """
                "\\u{1b}[2J\\u{a}\\u{202e}" is not a date; write it as 2026-12-18 or 12/18/2026
                """
        )
    }

    @Test(arguments: ["x", "e\u{301}\u{302}", "\u{301}", "\u{1b}"])
    func `a text of ten megabytes is refused in one short line`(part: String) throws {
        let text = String(repeating: part, count: 10_000_000 / part.utf8.count)
        let message = try #require(refusal(of: text))
        #expect(message.utf8.count < 600)
        #expect(message.hasSuffix("…\" is not a date; write it as 2026-12-18 or 12/18/2026"))
    }

    private func refusal(of text: String) -> String? {
        #expect(throws: UnreadableDate.self) { try CivilDate(reading: text) }?.description
    }
}
