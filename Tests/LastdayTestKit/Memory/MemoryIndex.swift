import LastdayCore

/// An index of records by their unique values and by their parents.
struct MemoryIndex: Sendable {
    private var known: [RecordKind: [[UInt8]: Int64]] = [:]
    private var alike: [RecordKind: [String: Set<Int64>]] = [:]
    private var under: [RecordKind: [Int64: Set<Int64>]] = [:]
    private(set) var highest: [RecordKind: Int64] = [:]
    private(set) var counts: [RecordKind: Int] = [:]

    /// Returns the number of the record of a kind whose unique value has a text, compared byte by byte.
    func number(of kind: RecordKind, known text: String) -> Int64? { known[kind]?[Array(text.utf8)] }

    /// Returns the number of the record of a kind that has a unique value.
    func number(of kind: RecordKind, known value: FieldValue) -> Int64? {
        number(of: kind, known: JSON.text(value))
    }

    /// Returns the sorted numbers of the records of a kind whose parent has a number.
    func numbers(of kind: RecordKind, under number: Int64) -> [Int64] { under[kind]?[number]?.sorted() ?? [] }

    /// Returns the sorted numbers of the records of a kind whose name has the same normal form.
    func numbers(of kind: RecordKind, alike name: String) -> [Int64] {
        alike[kind]?[normalForm(name)]?.sorted() ?? []
    }

    /// Adds a record, or replaces its earlier version.
    mutating func put(_ record: any Recorded, before: (any Recorded)?) {
        let kind = type(of: record).kind
        if let before {
            if let text = before.knownBy { known[kind]?[Array(text.utf8)] = nil }
            if let name = before.name { alike[kind]?[normalForm(name)]?.remove(before.number) }
            if let parent = before.parent { under[kind]?[parent]?.remove(before.number) }
        } else {
            counts[kind, default: 0] += 1
        }
        if let text = record.knownBy { known[kind, default: [:]][Array(text.utf8)] = record.number }
        if let name = record.name {
            alike[kind, default: [:]][normalForm(name), default: []].insert(record.number)
        }
        if let parent = record.parent { under[kind, default: [:]][parent, default: []].insert(record.number) }
        highest[kind] = max(highest[kind, default: 0], record.number)
    }
}

extension Recorded {
    /// The text of the values that no other record of its kind may have; nil if there are none.
    var knownBy: String? {
        let fields = fields
        guard let field = form.fields.first(where: { $0.unique != nil }), let unique = field.unique else {
            return nil
        }
        if let (name, word) = unique.among, !fields.contains(Field(name, .text(word))) { return nil }
        let own = fields.filter { $0.name == field.text || unique.with.contains($0.name) }
        guard fields.first(where: { $0.name == field.text })?.value != FieldValue.none else { return nil }
        return own.map { JSON.text($0.value) }.joined(separator: " ")
    }

    /// The name by which people know the record in any case.
    fileprivate var name: String? { (self as? UserAccount)?.username ?? (self as? Person)?.districtID }

    /// The number of the record's parent: the first record of another kind, runs aside, that it refers to.
    fileprivate var parent: Int64? { references.first { $0.kind != Self.kind && $0.kind != .run }?.number }

    /// The records that it refers to, which have to exist.
    var references: [(kind: RecordKind, number: Int64)] {
        zip(form.fields, fields).compactMap { form, field in
            guard let kind = form.reference, case .number(let number) = field.value else { return nil }
            return (kind, number)
        }
    }
}
