import LastdayCore
import Testing

@Suite struct ClosestMatchTests {
    @Test(arguments: [
        ("keltnrec", "keltnerc"),  // swapped
        ("keltner", "keltnerc"),  // missing
        ("keltnerrc", "keltnerc"),  // too many
        ("keltnorc", "keltnerc"),  // wrong
        ("KELTNERC", "keltnerc"),  // capitals
        ("smtihk", "smithk"),
        ("ambr", "mabr"),  // swapped, in a word so short that only one letter may be wrong
        ("America/Dever", "America/Denver"),
    ])
    func `a mistyped word finds the one that was meant`(word: String, meant: String) {
        let candidates = [
            "abbott", "smithk", "keltnerc", "keltnerd2", "mabr", "America/Dawson", "America/Denver",
        ]
        #expect(closestMatch(to: word, among: candidates) == meant)
    }

    @Test(arguments: ["", "zzz", "keltn", "crentlek", "abbxyz", "abbott-but-much-longer"])
    func `a word without a close match finds nothing`(word: String) {
        #expect(closestMatch(to: word, among: ["abbott", "smithk", "keltnerc"]) == nil)
    }

    @Test func `the closest candidate wins, and of equally close ones the first`() {
        #expect(closestMatch(to: "smith", among: ["smits", "smith2", "smith"]) == "smith")
        #expect(closestMatch(to: "smitt", among: ["smits", "smith"]) == "smits")
        #expect(closestMatch(to: "kimberlee", among: ["kimbersly", "kimberle", "kimberly"]) == "kimberle")
        #expect(closestMatch(to: "smith", among: []) == nil)
    }

    @Test(.timeLimit(.minutes(1))) func `a word of a megabyte is rejected quickly`() {
        let word = String(repeating: "keltnerc", count: 131_072)
        #expect(closestMatch(to: word, among: Array(repeating: "keltnerc", count: 1_000)) == nil)
    }
}
