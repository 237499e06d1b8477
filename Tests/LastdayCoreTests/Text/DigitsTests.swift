import Testing

@testable import LastdayCore

@Suite struct DigitsTests {
    @Test(arguments: [("0", 0), ("007", 7), ("9223372036854775807", Int.max)])
    func `ASCII digits are a number`(text: String, number: Int) {
        #expect(decimal(text.utf8) == number)
    }

    @Test(arguments: [
        "", "-1", "+1", " 1", "1 ", "1_000", "0x1", "١", "１", "9223372036854775808", "99999999999999999999",
    ])
    func `anything else is none, and nothing overflows`(text: String) {
        #expect(decimal(text.utf8) == nil)
    }

    @Test func `a number is filled with zeros, and never cut`() {
        #expect(padded(7, to: 2) == "07")
        #expect(padded(2026, to: 2) == "2026")
    }
}
