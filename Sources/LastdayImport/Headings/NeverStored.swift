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
            words: [
                "password", "passwords", "passwd", "passphrase", "pwd", "pw", "pswd", "pass", "passcode",
                "security answer", "security question", "secret", "door code", "gate code", "alarm code",
                "locker combo", "locker combination", "combination",
            ],
            parts: ["password", "passwd", "passphrase"]
        ),
        Kind(name: "PINs", words: ["pin", "pin code", "pin number"]),
        Kind(
            name: "social security and tax numbers",
            words: [
                "ssn", "ssan", "ss", "social security", "social", "soc sec", "tin", "tax id", "itin",
                "last four",
                "last 4", "garnishment", "garnishments", "medicare",
            ],
            parts: ["socialsecurity"]
        ),
        Kind(
            name: "birth dates",
            words: ["birth", "birthdate", "birthday", "birthdt", "bday", "dob", "birthplace", "age"],
            parts: ["birthdate", "dateofbirth"]
        ),
        Kind(
            name: "pay",
            words: [
                "salary", "salaries", "wage", "wages", "pay", "payrate", "hourly", "compensation", "stipend",
                "payroll", "earnings", "gross", "deductions", "annual rate", "annual amt", "annual amount",
                "contract amt", "contract amount", "daily rate", "hrly rate", "hrly", "hourly rate",
                "rate of pay",
                "monthly rate", "base rate", "401k", "403b",
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
                "immigration", "visa", "tribe", "national origin", "country of origin", "ethn",
            ],
            parts: ["ethnicity"]
        ),
        Kind(name: "sex and gender", words: ["sex", "gender", "pronoun", "pronouns", "orientation"]),
        Kind(name: "religion", words: ["religion", "religious"]),
        Kind(
            name: "health",
            words: [
                "medical", "health", "disability", "disabilities", "handicap", "insurance", "allergy",
                "allergies", "ada", "vaccination", "vaccine", "immunization", "immunizations", "fmla",
            ]
        ),
        Kind(
            name: "family",
            words: ["marital", "spouse", "maiden", "dependents", "beneficiary", "emergency"]
        ),
        Kind(
            name: "home addresses",
            words: [
                "address", "addr", "street", "city", "zip", "zipcode", "postal", "apt", "residence",
                "residential", "mailing",
            ],
            parts: ["homeaddress", "streetaddress"]
        ),
        Kind(
            name: "private telephone numbers",
            words: [
                "phone", "telephone", "cell", "mobile", "sms", "home ph", "cell ph", "hm ph", "home tel",
            ],
            parts: ["homephone", "cellphone", "mobilephone"]
        ),
        Kind(
            name: "identity papers",
            words: [
                "passport", "drivers license", "driver license", "drivers licence", "fingerprint",
                "fingerprints",
            ]
        ),
        Kind(
            name: "criminal records",
            words: ["criminal", "conviction", "convictions", "background check"]
        ),
        Kind(name: "military service", words: ["veteran", "military"]),
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
        let words = joiningLetters(headingWords(heading))
        // A further e-mail address is no home address.
        if words.contains("email") || words.contains("e mail") { return nil }
        if words.contains("work"), words.contains("phone") || words.contains("telephone") { return nil }
        for word in words {
            // "Addr1" is an address like "Addr".
            let bare = String(word.prefix { !$0.isNumber })
            if let kind = byWord[word] ?? byWord[bare] { return kind }
        }
        for (phrase, kind) in phrases where words.contains(phrase[0]) {
            let starts = words.indices.dropLast(phrase.count - 1)
            if starts.contains(where: { Array(words[$0..<($0 + phrase.count)]) == phrase }) { return kind }
        }
        let key = headingKey(heading)
        return kinds.first { kind in kind.parts.contains { key.contains($0) } }
    }

    /// Returns the words with single letters in a row as one: "D.O.B." is "dob".
    private static func joiningLetters(_ words: [String]) -> [String] {
        var joined: [String] = []
        var isOpen = false
        for word in words {
            let isLetter = word.count == 1
            if isLetter, isOpen { joined[joined.count - 1] += word } else { joined.append(word) }
            isOpen = isLetter
        }
        return joined
    }
}
