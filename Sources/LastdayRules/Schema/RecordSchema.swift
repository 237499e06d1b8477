/// The fields of one kind of record, each described once.
///
/// From it come a record's ``Recorded/fields`` and how they are read back, the columns of a database, the form of a JSON
/// store, the headings of an export, and what may not stand in any of them.
public struct RecordSchema<Record: Recorded>: Sendable {
    /// What kind of record it is.
    public let kind: RecordKind
    /// The fields in their order; the first is what a record is known by.
    public let fields: [FieldSchema<Record>]
    /// What is known of the fields without the record's type.
    public let form: RecordForm
    /// A record in which nothing is entered.
    private let blank: Record

    /// The schema of a kind of record.
    ///
    /// - Parameters:
    ///   - kind: The kind.
    ///   - blank: A record in which nothing is entered: what a field that is not there has.
    ///   - fields: Its fields.
    ///   - rules: What holds between several fields.
    init(
        _ kind: RecordKind,
        blank: Record,
        _ fields: [FieldSchema<Record>],
        rules: [RecordRule] = []
    ) {
        self.kind = kind
        self.blank = blank
        self.fields = fields
        form = RecordForm(kind, fields.map(\.form), rules)
    }

    /// What a record is known by, as text.
    func key(of record: Record) -> String {
        withUnsafePointer(to: record) { fields[0].value(UnsafeRawPointer($0)).plain ?? "" }
    }

    /// All that a record holds.
    func fields(of record: Record) -> [Field] {
        withUnsafePointer(to: record) { record in
            fields.map { Field($0.form.text, $0.value(UnsafeRawPointer(record))) }
        }
    }

    /// Goes through the fields, but the first, in which two records differ; all that are entered where there was none before.
    func forEachDifference(
        from before: Record?,
        to after: Record,
        always: String? = nil,
        _ body: (Field, _ before: FieldValue) -> Void
    ) {
        withUnsafePointer(to: after) { after in
            guard let before else {
                for field in fields.dropFirst() {
                    let value = field.value(UnsafeRawPointer(after))
                    if value != .none { body(Field(field.form.text, value), .none) }
                }
                return
            }
            withUnsafePointer(to: before) { before in
                let (before, after) = (UnsafeRawPointer(before), UnsafeRawPointer(after))
                for field in fields.dropFirst()
                where !field.isSame(before, after) || (always != nil && field.form.text == always) {
                    body(Field(field.form.text, field.value(after)), field.value(before))
                }
            }
        }
    }

    /// The places of the fields in which two records differ: a bit for each, the first the lowest.
    public func differences(from before: Record, to after: Record) -> UInt64 {
        withUnsafePointer(to: before) { before in
            withUnsafePointer(to: after) { after in
                var places: UInt64 = 0
                for (place, field) in fields.enumerated()
                where !field.isSame(UnsafeRawPointer(before), UnsafeRawPointer(after)) {
                    places |= 1 << place
                }
                return places
            }
        }
    }

    /// Goes through the values of a record in their order.
    public func forEachValue(of record: Record, _ body: (Int, FieldValue) throws -> Void) rethrows {
        try withUnsafePointer(to: record) { record in
            for (place, field) in fields.enumerated() {
                try body(place, field.value(UnsafeRawPointer(record)))
            }
        }
    }

    /// Reads a record.
    ///
    /// A field that came later than the first version and is not there has what a blank record has.
    ///
    /// - Throws: ``UnreadableField``.
    public func record(from source: inout any FieldSource) throws(UnreadableField) -> Record {
        var record = blank
        for field in fields where !field.form.isLater || source.has(field.form.text) {
            try field.read(&record, &source)
        }
        if let fault = brokenRule(in: record) { throw UnreadableField(fault.field, fault.told) }
        return record
    }

    /// Why no store keeps that record: the field, and what is wrong with it; nil if nothing is.
    func fault(of record: Record) -> String? {
        for (field, value) in zip(fields, fields(of: record).map(\.value)) {
            if value.hasNull { return "\(field.form.text): U+0000 may not stand in a text" }
            if !field.form.mayBeEmpty, value == .text("") {
                return "\(field.form.text): something must stand there"
            }
        }
        return brokenRule(in: record).map { "\($0.field): \($0.told)" }
    }

    private func brokenRule(in record: Record) -> RecordRule? {
        guard !form.rules.isEmpty else { return nil }
        return withUnsafePointer(to: record) { record in
            form.rules.first { rule in
                rule.isBroken { place in fields[place].value(UnsafeRawPointer(record)) }
            }
        }
    }
}

extension FieldValue {
    fileprivate var hasNull: Bool {
        switch self {
        case .text(let text), .json(let text): text.utf8.contains(0)
        case .list(let texts): texts.contains { $0.utf8.contains(0) }
        case .named(let texts): texts.contains { $0.name.utf8.contains(0) || $0.text.utf8.contains(0) }
        case .none, .flag, .number: false
        }
    }
}
