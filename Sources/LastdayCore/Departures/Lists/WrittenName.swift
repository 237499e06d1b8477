/// A name as a line has it, taken apart in every way that it may be meant.
struct WrittenName {
    /// One way in which a name may be meant.
    private struct Reading {
        let last: String
        /// The first name and whatever follows it.
        let given: [String]
    }

    /// The name as the line has it.
    let text: String
    private let readings: [Reading]
    /// The suffix in its normal form.
    private let suffix: String?
    /// What stands behind the name and is no part of one.
    private let extra: String?
    /// The only word, if there is but one.
    private let single: String?

    /// Creates a name from a last and a first name, and the middle name if there is a column for it.
    init(last: String, first: String, middle: String?) {
        text = "\(last), \([first, middle].compactMap(\.self).joined(separator: " "))"
        var lastWords = NameWords(last)
        var given = NameWords(Self.spaced(first))
        given.dropTitle()
        suffix = lastWords.takeSuffix() ?? given.takeSuffix()
        readings = [
            Reading(
                last: lastWords.words.joined(separator: " "),
                given: Self.given(given.words, adding: middle)
            )
        ]
        (extra, single) = (nil, nil)
    }

    /// Creates a name from a cell: "Tanner, Barry J" or "Barry J Tanner".
    init(_ whole: String, middle: String?) {
        text = [whole, middle].compactMap(\.self).joined(separator: " ")
        let parts = whole.split(separator: ",").map { NameWords($0).words.joined(separator: " ") }
            .filter { !$0.isEmpty && !NameWords.isDegree($0) }
        var suffix = parts.dropFirst().compactMap { NameWords.suffix($0) }.first
        let names = parts.prefix(1) + parts.dropFirst().filter { NameWords.suffix($0) == nil }
        guard names.count > 1 else {
            var words = NameWords(Self.spaced(names.first ?? ""))
            words.dropTitle()
            suffix = suffix ?? words.takeSuffix()
            let all = words.words
            // A longer text is no name.
            let splits = (2...8).contains(all.count) ? Array(1..<all.count) : []
            readings = splits.map { place in
                Reading(
                    last: all[place...].joined(separator: " "),
                    given: Self.given(Array(all[..<place]), adding: middle)
                )
            }
            (self.suffix, extra, single) = (suffix, nil, all.count == 1 ? all[0] : nil)
            return
        }
        var last = NameWords(names[0])
        var given = NameWords(Self.spaced(names[1]))
        given.dropTitle()
        suffix = suffix ?? last.takeSuffix() ?? given.takeSuffix()
        readings = [
            Reading(
                last: last.words.joined(separator: " "),
                given: Self.given(given.words, adding: middle)
            )
        ]
        self.suffix = suffix
        extra = names.count > 2 ? names[2...].joined(separator: ", ") : nil
        single = nil
    }

    /// The names under which the person may be found.
    var keys: [PersonName] {
        readings.flatMap { reading in
            reading.given.indices.reversed().map { place in
                PersonName(last: reading.last, first: reading.given[...place].joined(separator: " "))
            }
        }
    }

    /// The names that a similar one is compared with: the whole ones, and the two words the other way round.
    var wholeKeys: [PersonName] {
        var keys = readings.flatMap { reading in
            let whole = PersonName(last: reading.last, first: reading.given.joined(separator: " "))
            let end = reading.given.last.map(NameWords.isInitial) == true
            guard end, reading.given.count > 1 else { return [whole] }
            return [
                whole,
                PersonName(last: reading.last, first: reading.given.dropLast().joined(separator: " ")),
            ]
        }
        if readings.count == 1, readings[0].given.count == 1 {
            keys.append(PersonName(last: readings[0].given[0], first: readings[0].last))
        }
        return keys
    }

    /// Returns how far the name agrees with one on record.
    func agreement(with stored: StoredName) -> NameAgreement {
        if let single {
            let parts = [stored.last, stored.first].map(looseForm)
            return parts.contains(looseForm(single)) ? .partly : .no
        }
        return readings.map { agreement(of: $0, with: stored) }.max { $0.rank < $1.rank } ?? .no
    }

    private func agreement(of reading: Reading, with stored: StoredName) -> NameAgreement {
        let isLast = looseForm(reading.last) == looseForm(stored.last)
        var best = NameAgreement.no
        for place in reading.given.indices where !looseForm(reading.given[place]).isEmpty {
            let first = reading.given[...place].joined(separator: " ")
            guard looseForm(first) == looseForm(stored.first), !looseForm(first).isEmpty else { continue }
            let rest = Array(reading.given[(place + 1)...])
            // "Berg, Karen van der" is Karen van der Berg.
            let isTurned = !rest.isEmpty && looseForm(rest.joined() + reading.last) == looseForm(stored.last)
            var found = isTurned ? rated(place + 1, []) : agreement(of: rest, place + 1, with: stored)
            if !isLast, !isTurned { found = found.butOneName }
            if found.rank > best.rank { best = found }
        }
        if case .no = best, isLast {
            // "Bill" on record may be William on the list.
            let others = reading.given.filter { !isNickname($0, of: stored.first) }
            let known =
                extra
                ?? (others.count > 3 || !others.allSatisfy(NameWords.isName)
                    ? others.joined(separator: " ") : nil)
            return known.map { .notUnderstood($0) } ?? .partly
        }
        return best

        func rated(_ count: Int, _ middle: [String]) -> NameAgreement {
            if let suffix, let known = stored.suffix, suffix != known { return .otherSuffix }
            if let extra { return .notUnderstood(extra) }
            let hasSuffix = suffix != nil && stored.suffix != nil
            return .same(
                evidence: count + middle.count + (hasSuffix ? 1 : 0),
                isWhole: suffix == stored.suffix && middle.isEmpty == stored.middle.isEmpty
            )
        }
        func agreement(of rest: [String], _ count: Int, with stored: StoredName) -> NameAgreement {
            let rest = rest.filter { !isNickname($0, of: stored.first) }
            guard let word = rest.first else { return rated(count, []) }
            let shown = (rest + [extra].compactMap(\.self)).joined(separator: " ")
            guard extra == nil, rest.allSatisfy(NameWords.isName) else { return .notUnderstood(shown) }
            guard let middle = stored.middle.first else {
                if rest.count == 1, NameWords.isInitial(word) { return rated(count, []) }
                return rest.count == 1 ? .furtherName(word) : .notUnderstood(shown)
            }
            let isSame =
                looseForm(rest.joined()) == looseForm(stored.middle.joined())
                || (Self.isAlike(word, middle)
                    && zip(rest.dropFirst(), stored.middle.dropFirst()).allSatisfy(Self.isAlike)
                    && rest.dropFirst(stored.middle.count).allSatisfy(NameWords.isInitial))
            if isSame { return rated(count, rest) }
            return rest.count == 1 ? .otherMiddle : .notUnderstood(shown)
        }
    }

    /// Whether a word is the first name on record in brackets or quotation marks.
    private func isNickname(_ word: String, of first: String) -> Bool {
        guard let begin = word.first, "(\"\u{201C}'".contains(begin), word.count > 2 else { return false }
        return looseForm(word) == looseForm(first)
    }

    /// Whether two middle names may be the same: an initial stands for a name.
    private static func isAlike(_ one: String, _ other: String) -> Bool {
        let (one, other) = (looseForm(one), looseForm(other))
        return one == other || ((one.count == 1 || other.count == 1) && one.first == other.first)
    }

    /// Returns the given names with a middle name from a column of its own, unless they end with it already.
    private static func given(_ words: [String], adding middle: String?) -> [String] {
        let further = NameWords(middle ?? "").words
        guard let first = further.first else { return words }
        if words.count > 1, let end = words.last, isAlike(end, first) {
            return words.dropLast() + further
        }
        return words + further
    }

    /// Returns a text in which the marks that part one person from another are words.
    private static func spaced(_ text: String) -> String {
        var spaced = ""
        for character in text {
            spaced += ";/&+|".contains(character) ? " \(character) " : "\(character)"
        }
        return spaced
    }
}

/// How far a name on a line agrees with one on record.
enum NameAgreement {
    /// Neither name agrees.
    case no
    /// The last or the first name agrees: people marry, and have short names.
    case partly
    /// Last and first name agree, and there is a text beside them that is no name.
    case notUnderstood(String)
    /// Last and first name agree, and the middle names differ.
    case otherMiddle
    /// Last and first name agree, and the suffixes differ.
    case otherSuffix
    /// Last and first name agree, and there is a further name of which the record has nothing.
    case furtherName(String)
    /// It agrees in all that both have; with the number of names that do, and whether neither has more.
    case same(evidence: Int, isWhole: Bool)

    /// The order in which the ways of reading a name are preferred.
    var rank: Int {
        switch self {
        case .no: 0
        case .partly: 1
        case .notUnderstood: 2
        case .otherMiddle, .otherSuffix: 3
        case .furtherName: 4
        case .same(let evidence, _): 5 + evidence
        }
    }

    /// The agreement if only one of the two names is the same: what is not understood stays so.
    fileprivate var butOneName: Self {
        if case .notUnderstood = self { self } else { .partly }
    }
}

extension DepartureRow {
    /// The whole names in the line.
    var names: [WrittenName] {
        var names: [WrittenName] = []
        if let lastName, let firstName {
            names.append(WrittenName(last: lastName, first: firstName, middle: middleName))
        }
        if let fullName {
            names.append(WrittenName(fullName, middle: lastName == nil ? middleName : nil))
        }
        return names
    }
}
