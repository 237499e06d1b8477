/// A last and a first name, in the form in which they are compared.
struct PersonName: Hashable {
    private let last: String
    private let first: String

    init(last: some StringProtocol, first: some StringProtocol) {
        (self.last, self.first) = (normalForm(String(last)), normalForm(String(first)))
    }

    init(of person: Person) {
        self.init(last: person.lastName, first: person.firstName)
    }

    /// The name in the form that similar names share.
    var loose: String { "\(looseForm(last)) \(looseForm(first))" }

    /// The name without middle names or initials after the first name; nil if there are none.
    private var withoutMiddle: PersonName? {
        let words = first.split(separator: " ")
        guard words.count > 1, let first = words.first else { return nil }
        return PersonName(last: last, first: first)
    }

    /// Returns the names that a text may stand for, the likely ones first.
    ///
    /// It is "Tanner, Barry J" or "Barry J Tanner".
    static func readings(_ whole: String) -> [[PersonName]] {
        let parts = whole.split(separator: ",", maxSplits: 1)
        if parts.count == 2 { return readings(last: String(parts[0]), first: String(parts[1])) }
        let words = whole.split(separator: " ")
        // A longer text is no name.
        guard (2...8).contains(words.count) else { return [] }
        let splits = (1..<words.count).map { place in
            PersonName(
                last: words[place...].joined(separator: " "),
                first: words[..<place].joined(separator: " ")
            )
        }
        return [splits, splits.compactMap(\.withoutMiddle)]
    }

    /// Returns the names that a last and a first name may stand for, the likely ones first.
    static func readings(last: String, first: String) -> [[PersonName]] {
        let name = PersonName(last: last, first: first)
        return [[name], [name.withoutMiddle].compactMap(\.self)]
    }
}

extension DepartureRow {
    /// The whole names in the line, each with the names that it may stand for.
    var wholeNames: [(clue: PersonClue, readings: [[PersonName]])] {
        var names: [(PersonClue, [[PersonName]])] = []
        if let lastName, let firstName {
            names.append(
                (.name("\(lastName), \(firstName)"), PersonName.readings(last: lastName, first: firstName))
            )
        }
        if let fullName { names.append((.name(fullName), PersonName.readings(fullName))) }
        return names
    }
}
