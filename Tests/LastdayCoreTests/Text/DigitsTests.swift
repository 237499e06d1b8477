import Testing

@testable import LastdayCore

@Suite struct DigitsTests {
    @Test(arguments: [("0", 0), ("007", 7), ("9223372036854775807", Int.max)])
    func `ASCII digits are read as a number`(text: String, number: Int) {
        #expect(decimal(text.utf8) == number)
    }

    @Test(arguments: [
        "", "-1", "+1", " 1", "1 ", "1_000", "0x1", "١", "１", "9223372036854775808", "99999999999999999999",
    ])
    func `any other text is not a number, and nothing overflows`(text: String) {
        #expect(decimal(text.utf8) == nil)
    }

    @Test func `a number is padded with zeros, and never truncated`() {
        #expect(padded(7, to: 2) == "07")
        #expect(padded(2026, to: 2) == "2026")
    }
}
