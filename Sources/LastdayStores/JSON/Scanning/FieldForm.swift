import LastdayHashing
import LastdayCore

extension FieldForm {
    /// The key that means that nothing is entered.
    static let nothing = Int64.min

    /// Returns the key of a value: the number itself, a date's day number, 0 or 1 for a flag, a word's place
    /// among its words, and for any other text a hash, which different texts may share.
    ///
    /// A date without a day number has a year of five digits: no store accepts it, and it is refused when it
    /// is written. A word that is not among its words is a programming error.
    func key(of value: FieldValue) -> Int64 {
        switch (type, value) {
        case (_, .none): nothingAsKey
        case (_, .number(let number)): number
        case (_, .flag(let flag)): flag ? 1 : 0
        case (.date, .text(let text)):
            (try? CivilDate(reading: text)).map { Int64($0.dayNumber) } ?? Self.nothing
        case (.word(let words), .text(let text)): Int64(place(of: text, among: words))
        case (_, .text(let text)): Self.hash(text.utf8)
        default: 0
        }
    }

    private func place(of word: String, among words: [String]) -> Int {
        guard let place = words.firstIndex(of: word) else {
            preconditionFailure("\(self.text): \"\(word)\" is none of its words")
        }
        return place
    }

    /// The key if nothing is entered: a flag that is missing is false.
    var nothingAsKey: Int64 { type == .flag ? 0 : Self.nothing }

    /// Returns a hash of these bytes, the same whatever the case of ASCII letters; never ``nothing``.
    static func hash(_ bytes: some Sequence<UInt8>) -> Int64 {
        // Digits and marks may be folded too: different texts share hashes anyway.
        Int64(bitPattern: FNV1a.hash(bytes.lazy.map { $0 | 0x20 }) | 1)
    }
}
