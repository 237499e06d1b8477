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
    static func resolvingConflicts(
        _ row: FeedRow,
        of person: Int64,
        _ known: Person?,
        in records: any RecordReader & TransactionScratch,
        _ kept: inout Listed<Remark>
    ) throws -> (row: FeedRow, isFirst: Bool) {
        let words = row.personFields
        let incoming = words.filter { $0.isGiven(row) }.map(\.field)
        let note = ([row.origin] + incoming).joined(separator: separator)
        guard let earlier = try records.insertIfAbsent(note, under: "person \(person)"), let known else {
            return (row, true)
        }
        let first = earlier.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
        let givenFirst = Set(first.dropFirst())
        let standing = Dictionary(known.other.map { ($0.name, $0.text) }) { first, _ in first }
        var resolvingConflicts = row
        /// The names of further words that are not followed, by the list that they stand in; taken out at one go.
        var left: [PersonField.List: Set<String>] = [:]
        for word in words where word.isGiven(row) {
            var origin: String? = first[0]
            // What the first row does not say, the next one may.
            if !givenFirst.contains(word.field) {
                origin = try records.insertIfAbsent(row.origin, under: "person \(person) \(word.field)")
            }
            guard let origin, let stands = word.contradicted(row, known, standing) else { continue }
            word.leave(&resolvingConflicts)
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
            case .ofPerson: resolvingConflicts.otherOfPerson.removeAll { names.contains($0.name) }
            case .ofRow: resolvingConflicts.other.removeAll { names.contains($0.name) }
            }
        }
        return (resolvingConflicts, false)
    }

    private static let separator = "\u{1F}"
}

/// Something that a row can say of a person.
private struct PersonField: Sendable {
    let field: String
    let isGiven: @Sendable (FeedRow) -> Bool
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
        _ incoming: any WritableKeyPath<FeedRow, Patch<Value>> & Sendable,
        _ stands: @escaping @Sendable (Person) -> Value,
        as text: @escaping @Sendable (Value) -> Importing.Remark.Text
    ) {
        self.field = field
        isGiven = { $0[keyPath: incoming] != .unspecified }
        contradicted = { row, person, _ in
            let current = stands(person)
            return row[keyPath: incoming].applied(to: current) == current ? nil : text(current)
        }
        leave = { $0[keyPath: incoming] = .unspecified }
        list = nil
    }

    /// What a feed says under a name of its own.
    init(_ other: NamedText, in list: List) {
        field = other.name
        isGiven = { _ in true }
        contradicted = { _, _, standing in
            let current = standing[other.name] ?? ""
            return other.text == current ? nil : .text(short(current))
        }
        leave = { _ in }
        self.list = list
    }
}

extension PersonField {
    /// The words that have a field of their own.
    fileprivate static let fixed = [
        PersonField("Last Name", \.lastName, \.lastName) { .text(short($0)) },
        PersonField("First Name", \.firstName, \.firstName) { .text(short($0)) },
        PersonField("Middle Name", \.middleName, \.middleName) { $0.map { .text(short($0)) } ?? .blank },
        PersonField("Email", \.email, \.email) { $0.map { .text(short($0)) } ?? .blank },
        PersonField("AIM Contact", \.isContact, \.isContact) { .box($0) },
    ]
}

extension FeedRow {
    /// What the row can say of the person.
    fileprivate var personFields: [PersonField] {
        let others = otherOfPerson.map { PersonField($0, in: .ofPerson) }
        let left = username == nil ? other.map { PersonField($0, in: .ofRow) } : []
        return PersonField.fixed + others + left
    }

    /// Whether the row names anybody: one who is not known yet is made of it.
    var identifiesPerson: Bool { districtID != nil || lastName != .unspecified || firstName != .unspecified }
}
