extension Importing {
    /// The row without what an earlier row of this import has said otherwise of the same person.
    ///
    /// A person with two accounts has two rows, and both speak of the person. Were the last word to stand, each
    /// import would change the person back and forth.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - person: The person's number.
    ///   - known: The person, as the rows before this one left them.
    ///   - records: The store's records, with what has been noted of this import.
    ///   - kept: Where the row was not followed, one remark each.
    /// - Returns: The row, and whether it is the first of that person.
    /// - Throws: What the store throws.
    static func minded(
        _ row: FeedRow,
        of person: Int64,
        _ known: Person?,
        in records: any Records & Notes,
        _ kept: inout Listed<Remark>
    ) throws -> (row: FeedRow, isFirst: Bool) {
        let words = row.wordsOfPerson
        let said = words.filter { $0.isSaid(row) }.map(\.field)
        let note = ([row.origin] + said).joined(separator: separator)
        guard let earlier = try records.note(note, under: "person \(person)"), let known else {
            return (row, true)
        }
        let first = earlier.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
        let saidFirst = Set(first.dropFirst())
        let standing = Dictionary(known.other.map { ($0.name, $0.text) }) { first, _ in first }
        var minded = row
        /// The names of further words that are not followed, by the list that they stand in; taken out at one go.
        var left: [WordOfPerson.List: Set<String>] = [:]
        for word in words where word.isSaid(row) {
            var origin: String? = first[0]
            // What the first row does not say, the next one may.
            if !saidFirst.contains(word.field) {
                origin = try records.note(row.origin, under: "person \(person) \(word.field)")
            }
            guard let origin, let stands = word.contradicted(row, known, standing) else { continue }
            word.leave(&minded)
            if let list = word.list { left[list, default: []].insert(word.field) }
            let fact = Remark.Fact.contradictsEarlier(
                field: short(word.field),
                of: short(known.name),
                stands: stands,
                origin: origin
            )
            kept.append(Remark(row.origin, fact))
        }
        for (list, names) in left {
            switch list {
            case .ofPerson: minded.otherOfPerson.removeAll { names.contains($0.name) }
            case .ofRow: minded.other.removeAll { names.contains($0.name) }
            }
        }
        return (minded, false)
    }

    private static let separator = "\u{1F}"
}

/// Something that a row can say of a person.
private struct WordOfPerson: Sendable {
    let field: String
    let isSaid: @Sendable (FeedRow) -> Bool
    /// What stands there, where the row says otherwise; of the person's further texts by their names.
    let contradicted: @Sendable (FeedRow, Person, [String: String]) -> Importing.Remark.Text?
    /// Takes the word out of the row, where it has a field of its own.
    let leave: @Sendable (inout FeedRow) -> Void
    /// Where it stands, where it has none.
    let list: List?

    /// Where a row says what has no field of its own.
    enum List: Sendable {
        case ofPerson, ofRow
    }

    init<Value>(
        _ field: String,
        _ said: any WritableKeyPath<FeedRow, Said<Value>> & Sendable,
        _ stands: @escaping @Sendable (Person) -> Value,
        as text: @escaping @Sendable (Value) -> Importing.Remark.Text
    ) {
        self.field = field
        isSaid = { $0[keyPath: said] != .nothing }
        contradicted = { row, person, _ in
            let current = stands(person)
            return row[keyPath: said].over(current) == current ? nil : text(current)
        }
        leave = { $0[keyPath: said] = .nothing }
        list = nil
    }

    /// What a feed says under a name of its own.
    init(_ other: NamedText, in list: List) {
        field = other.name
        isSaid = { _ in true }
        contradicted = { _, _, standing in
            let current = standing[other.name] ?? ""
            return other.text == current ? nil : .text(short(current))
        }
        leave = { _ in }
        self.list = list
    }
}

extension WordOfPerson {
    /// The words that have a field of their own.
    fileprivate static let fixed = [
        WordOfPerson("Last Name", \.lastName, \.lastName) { .text(short($0)) },
        WordOfPerson("First Name", \.firstName, \.firstName) { .text(short($0)) },
        WordOfPerson("Middle Name", \.middleName, \.middleName) { $0.map { .text(short($0)) } ?? .blank },
        WordOfPerson("Email", \.email, \.email) { $0.map { .text(short($0)) } ?? .blank },
        WordOfPerson("AIM Contact", \.isContact, \.isContact) { .box($0) },
    ]
}

extension FeedRow {
    /// What the row can say of the person.
    fileprivate var wordsOfPerson: [WordOfPerson] {
        let others = otherOfPerson.map { WordOfPerson($0, in: .ofPerson) }
        let left = username == nil ? other.map { WordOfPerson($0, in: .ofRow) } : []
        return WordOfPerson.fixed + others + left
    }

    /// Whether the row names anybody: one who is not known yet is made of it.
    var namesSomebody: Bool { districtID != nil || lastName != .nothing || firstName != .nothing }
}
