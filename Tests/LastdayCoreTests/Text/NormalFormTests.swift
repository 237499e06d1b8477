import LastdayCore
import Testing

@Suite struct NormalFormTests {
    @Test(arguments: [
        ("RMarsh", "rmarsh"), (" rmarsh\t", "RMARSH"), ("\u{C9}va", "e\u{301}VA"),
        ("\u{A0}\u{E9}va", "\u{C9}VA "),
        ("", "  "), ("a b", "A B"),
    ])
    func `case, blanks around it and the Unicode form do not matter`(one: String, two: String) {
        #expect(normalForm(one) == normalForm(two))
    }

    @Test(arguments: [("rmarsh", "r marsh"), ("00123", "123"), ("\u{C9}va", "Eva"), ("o'brien", "obrien")])
    func `everything else matters`(one: String, two: String) {
        #expect(normalForm(one) != normalForm(two))
        #expect(looseForm(one) == looseForm(two))
    }

    @Test(arguments: [
        ("O\u{2019}Brien-Smith", "obriensmith"), ("Kathl\u{E9}en", "kathleen"), ("000-12 3", "123"),
        ("0", ""),
        ("S\u{F8}ren", "soren"), ("\u{141}\u{F3}d\u{17A}", "lodz"), ("e\u{301}", "e"), ("105", "105"),
    ])
    func `the loose form has only letters and digits, without accents and zeros at the start`(
        text: String,
        loose: String
    ) {
        #expect(looseForm(text) == loose)
    }
}
