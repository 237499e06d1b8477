/// A last and a first name, in the form in which they are compared.
struct PersonName: Hashable {
    private let last: String
    private let first: String

    init(last: some StringProtocol, first: some StringProtocol) {
        (self.last, self.first) = (normalForm(String(last)), normalForm(String(first)))
    }

    /// The name in the form that similar names share.
    var loose: String { "\(looseForm(last)) \(looseForm(first))" }
}

/// A person's name on record, taken apart.
struct StoredName {
    /// The last name without a suffix.
    let last: String
    /// The first name without an initial behind it.
    let first: String
    /// The words of the middle name.
    let middle: [String]
    /// The suffix in its normal form: "jr".
    let suffix: String?

    init(of person: Person) {
        var last = NameWords(person.lastName)
        var first = NameWords(person.firstName)
        suffix = last.takeSuffix() ?? first.takeSuffix()
        var middle = NameWords(person.middleName ?? "").words
        // Some feeds write the initial behind the first name.
        if middle.isEmpty, first.words.count > 1, let end = first.words.last, NameWords.isInitial(end) {
            middle = [end]
            first.words.removeLast()
        }
        self.middle = middle
        self.last = last.words.joined(separator: " ")
        self.first = first.words.joined(separator: " ")
    }

    /// The name by which it is found.
    var key: PersonName { PersonName(last: last, first: first) }
}

/// The words of a name or of a part of one.
struct NameWords {
    var words: [String]

    init(_ text: some StringProtocol) {
        words = text.split { $0.isWhitespace }.map { String($0) }
    }

    /// Removes a suffix from the end and returns its normal form: "jr", "iii".
    mutating func takeSuffix() -> String? {
        guard words.count > 1, let end = words.last, let suffix = Self.suffixes[looseForm(end)] else {
            return nil
        }
        words.removeLast()
        if let last = words.last, last.hasSuffix(",") { words[words.count - 1] = String(last.dropLast()) }
        return suffix
    }

    /// Removes a form of address from the start.
    mutating func dropTitle() {
        guard words.count > 1, let first = words.first, Self.titles.contains(looseForm(first)) else { return }
        words.removeFirst()
    }

    /// Returns the normal form of a text that is nothing but a suffix; nil if it is anything else.
    static func suffix(_ text: some StringProtocol) -> String? { suffixes[looseForm(String(text))] }

    /// Whether a text is a degree, which says nothing about who somebody is.
    static func isDegree(_ text: some StringProtocol) -> Bool { degrees.contains(looseForm(String(text))) }

    /// Whether a word is a single letter, with or without a full stop.
    static func isInitial(_ word: String) -> Bool {
        let letters = word.hasSuffix(".") ? word.dropLast() : word[...]
        return letters.count == 1 && letters.allSatisfy(\.isLetter)
    }

    /// Whether a word may be a name: letters, and not a word of a remark.
    static func isName(_ word: String) -> Bool {
        word.contains(where: \.isLetter) && word.allSatisfy { $0.isLetter || "-.'\u{2019}`".contains($0) }
            && !remarks.contains(looseForm(word))
    }

    private static let suffixes = [
        "jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "2nd": "ii", "iii": "iii",
        "3rd": "iii", "iv": "iv", "4th": "iv",
    ]
    private static let titles: Set = ["mr", "mrs", "ms", "miss", "dr"]
    private static let degrees: Set = ["phd", "edd", "md", "esq", "rn", "med", "cpa"]
    /// Words that stand behind a name on a list and are no name.
    private static let remarks: Set = [
        "and", "or", "not", "no", "sub", "for", "to", "see", "new", "same", "also", "still", "hold", "tbd",
        "tba",
        "rescinded", "rescind", "revoked", "withdrawn", "cancelled", "canceled", "cancel", "moved", "leaving",
        "staying", "stays", "remains", "leave", "deceased", "retired", "retiring", "resigned", "resigning",
        "terminated", "transfer", "transferred", "pending", "active", "inactive", "rehired", "returning",
        "void",
        "duplicate", "error", "delete", "deleted", "removed", "changed", "revised", "corrected", "teacher",
        "substitute", "coach", "para", "principal",
    ]
}
