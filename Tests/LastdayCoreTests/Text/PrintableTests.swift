import LastdayCore
import Testing

@Suite struct PrintableTests {
    @Test(arguments: [
        ("\u{1b}[2Jgone", #"\u{1b}[2Jgone"#),
        ("one\ntwo\r\nthree", #"one\u{a}two\u{d}\u{a}three"#),
        ("\u{0}\t\u{7f}\u{9b}", #"\u{0}\u{9}\u{7f}\u{9b}"#),
        ("\u{2028}\u{2029}", #"\u{2028}\u{2029}"#),
        ("abc\u{202e}def\u{202c}", #"abc\u{202e}def\u{202c}"#),
        ("\u{200e}\u{200f}\u{61c}\u{2066}\u{2069}", #"\u{200e}\u{200f}\u{61c}\u{2066}\u{2069}"#),
        ("\u{feff}\u{ad}\u{e000}", #"\u{feff}\u{ad}\u{e000}"#),
    ])
    func `characters that move the cursor, forge a line or change the direction are spelled out`(
        text: String,
        clean: String
    ) {
        #expect(printable(text) == clean)
    }

    @Test(arguments: [
        "", "Smith, Kimberlee", "Zoë", "Żółć", "علي", "शर्मा", "👩\u{200d}🏫", "نامه\u{200c}ای", "a\\b",
    ])
    func `names stay as they are`(text: String) {
        #expect(Array(printable(text).unicodeScalars) == Array(text.unicodeScalars))
    }

    @Test func `a quoted text is truncated after eighty scalars`() {
        let long = String(repeating: "x", count: 80)
        #expect(quoted(long) == "\"\(long)\"")
        #expect(quoted(long + "y") == "\"\(long)…\"")
        #expect(quoted("") == "\"\"")
        #expect(quoted("a\u{1b}") == #""a\u{1b}""#)
    }
}
