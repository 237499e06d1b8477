extension Importing {
    /// Returns the row without the values that contradict an earlier row of this import for the same person.
    ///
    /// A person with two accounts has two rows, and both describe the person. If the last row won, each
    /// import would change the person back and forth.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - person: The person's number.
    ///   - known: The person, as the rows before this one left it.
    ///   - records: The store's records, with the notes of this import.
    ///   - remarks: The remarks, to which one is added for each value that is not followed.
    /// - Returns: The row, and whether it is the first of that person.
    /// - Throws: What the store throws.
    static func resolvingConflicts(
        _ row: FeedRow,
        of person: Int64,
        _ known: Person?,
        in records: any RecordReader & TransactionScratch,
        _ remarks: inout Listed<Remark>
    ) throws -> (row: FeedRow, isFirst: Bool) {
        let words = row.personFields
        let incoming = words.filter { $0.isGiven(row) }.map(\.field)
        let note = ([row.origin] + incoming).joined(separator: separator)
        guard let earlier = try records.insertIfAbsent(note, under: person, in: .people), let known else {
            return (row, true)
        }
        let first = earlier.split(separator: separator, omittingEmptySubsequences: false).map(String.init)
        let givenFirst = Set(first.dropFirst())
        let standing = Dictionary(known.other.map { ($0.name, $0.text) }) { first, _ in first }
        var resolvingConflicts = row
        /// The names of contradicting values that have no property of their own, by list; removed in one go.
        var left: [PersonField.List: Set<String>] = [:]
        for word in words where word.isGiven(row) {
            var origin: String? = first[0]
            // A value that the first row does not give may come from a later one.
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
            remarks.append(Remark(row.origin, fact))
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

/// A value that a row can give for a person.
private struct PersonField: Sendable {
    let field: String
    let isGiven: @Sendable (FeedRow) -> Bool
    /// Returns the current value if the row contradicts it; the person's further texts are passed by name.
    let contradicted: @Sendable (FeedRow, Person, [String: String]) -> Importing.Remark.Text?
    /// Removes the value from the row, if it has a property of its own.
    let leave: @Sendable (inout FeedRow) -> Void
    /// The list that holds the value, if it has no property of its own.
    let list: List?

    /// The lists in which a row holds values that have no property of their own.
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

    /// Creates the field for a value that a feed gives under a name of its own.
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
    /// The fields that have a property of their own.
    fileprivate static let fixed = [
        PersonField("Last Name", \.lastName, \.lastName) { .text(short($0)) },
        PersonField("First Name", \.firstName, \.firstName) { .text(short($0)) },
        PersonField("Middle Name", \.middleName, \.middleName) { $0.map { .text(short($0)) } ?? .blank },
        PersonField("Email", \.email, \.email) { $0.map { .text(short($0)) } ?? .blank },
        PersonField("AIM Contact", \.isContact, \.isContact) { .box($0) },
    ]
}

extension FeedRow {
    /// The values that the row can give for the person.
    fileprivate var personFields: [PersonField] {
        let others = otherOfPerson.map { PersonField($0, in: .ofPerson) }
        let left = username == nil ? other.map { PersonField($0, in: .ofRow) } : []
        return PersonField.fixed + others + left
    }

    /// Whether the row identifies a person, so that an unknown one can be created from it.
    var identifiesPerson: Bool { districtID != nil || lastName != .unspecified || firstName != .unspecified }
}
