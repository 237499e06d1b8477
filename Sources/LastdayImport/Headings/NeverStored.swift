import LastdayCore

/// The columns that are never stored, even if they are asked for: what they say is nobody's business here,
/// and nothing that Lastday stores is ever deleted.
enum NeverStored {
    /// A kind of such columns, for people, and the words of a heading by which it is known.
    struct Kind: Sendable {
        let name: String
        /// Each is a word of the heading, or several in a row.
        let words: [String]
        /// Each is a part of the heading's key, however its words are joined.
        var parts: [String] = []
    }

    static let kinds: [Kind] = [
        Kind(
            name: "passwords",
            words: ["password", "passwords", "passwd", "passphrase", "pwd", "pass", "passcode"],
            parts: ["password", "passwd", "passphrase"]
        ),
        Kind(name: "PINs", words: ["pin", "pin code", "pin number"]),
        Kind(
            name: "social security and tax numbers",
            words: [
                "ssn", "ss", "social security", "social", "soc sec", "tin", "tax id", "itin", "last four",
                "last 4",
            ],
            parts: ["socialsecurity"]
        ),
        Kind(
            name: "birth dates",
            words: ["birth", "birthdate", "birthday", "dob", "birthplace", "age"],
            parts: ["birthdate", "dateofbirth"]
        ),
        Kind(
            name: "pay",
            words: [
                "salary", "salaries", "wage", "wages", "pay", "payrate", "hourly", "compensation", "stipend",
                "payroll", "earnings", "gross", "deductions",
            ]
        ),
        Kind(
            name: "bank accounts",
            words: ["bank", "routing", "direct deposit", "iban"],
            parts: ["bankaccount"]
        ),
        Kind(
            name: "race, ethnicity and origin",
            words: [
                "race", "races", "ethnic", "ethnicity", "hispanic", "latino", "nationality", "citizenship",
                "immigration", "visa", "tribe",
            ],
            parts: ["ethnicity"]
        ),
        Kind(name: "sex and gender", words: ["sex", "gender", "pronoun", "pronouns", "orientation"]),
        Kind(name: "religion", words: ["religion", "religious"]),
        Kind(
            name: "health",
            words: [
                "medical", "health", "disability", "disabilities", "handicap", "insurance", "allergy",
                "allergies", "vaccination", "vaccine", "immunization", "immunizations", "fmla",
            ]
        ),
        Kind(
            name: "family",
            words: ["marital", "spouse", "maiden", "dependents", "beneficiary", "emergency"]
        ),
        Kind(
            name: "home addresses",
            words: ["address", "addr", "street", "city", "zip", "zipcode", "postal", "apt"],
            parts: ["homeaddress", "streetaddress"]
        ),
        Kind(
            name: "private telephone numbers",
            words: ["phone", "telephone", "cell", "mobile", "sms"],
            parts: ["homephone", "cellphone", "mobilephone"]
        ),
        Kind(
            name: "identity papers",
            words: [
                "passport", "drivers license", "driver license", "drivers licence", "fingerprint",
                "fingerprints",
            ]
        ),
        Kind(name: "criminal records", words: ["criminal", "conviction", "convictions"]),
    ]

    private static let byWord: [String: Kind] = {
        let words = kinds.flatMap { kind in kind.words.filter { !$0.contains(" ") }.map { ($0, kind) } }
        return Dictionary(words) { first, _ in first }
    }()

    private static let phrases: [(words: [String], kind: Kind)] = kinds.flatMap { kind in
        kind.words.filter { $0.contains(" ") }.map { ($0.split(separator: " ").map(String.init), kind) }
    }

    /// Returns the kind that a heading belongs to; nil if it may be stored.
    static func kind(of heading: String) -> Kind? {
        let words = headingWords(heading)
        if words.contains("work"), words.contains("phone") || words.contains("telephone") { return nil }
        for word in words {
            if let kind = byWord[word] { return kind }
        }
        for (phrase, kind) in phrases where words.contains(phrase[0]) {
            let starts = words.indices.dropLast(phrase.count - 1)
            if starts.contains(where: { Array(words[$0..<($0 + phrase.count)]) == phrase }) { return kind }
        }
        let key = headingKey(heading)
        return kinds.first { kind in kind.parts.contains { key.contains($0) } }
    }

    /// Returns whether a text has the form of a social security number: 123-45-6789.
    static func isSocialSecurityNumber(_ text: String) -> Bool { LastdayCore.isSocialSecurityNumber(text) }
}
