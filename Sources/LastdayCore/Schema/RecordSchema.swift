/// The fields of one kind of record, each described once.
///
/// From the schema come a record's ``Recorded/fields`` and how they are read back, the columns of a database,
/// the form of a JSON store, the headings of an export, and the checks on every field's value.
public final class RecordSchema<Record: Sendable>: Sendable {
    /// The schema without the record's type.
    public let form: RecordForm
    /// A record in which nothing is entered.
    private let blank: Record

    /// The kind of record.
    public var kind: RecordKind { form.kind }

    /// Creates the schema of a kind of record.
    ///
    /// - Parameters:
    ///   - kind: The kind.
    ///   - blank: A record in which nothing is entered, which supplies the values of missing fields.
    ///   - fields: Its fields; the first identifies a record.
    ///   - rules: The rules between several fields.
    init(
        _ kind: RecordKind,
        blank: Record,
        _ fields: [FieldSchema<Record>],
        rules: [RecordRule] = []
    ) {
        self.blank = blank
        form = RecordForm(kind, fields.map(\.form), rules)
    }

    /// Returns all fields of a record.
    func fields(of record: Record) -> [Field] {
        withUnsafePointer(to: record) { record in
            form.fields.map { Field($0.text, $0.value(UnsafeRawPointer(record))) }
        }
    }

    /// Returns the value that identifies a record, as text.
    func key(of record: Record) -> String {
        withUnsafePointer(to: record) { form.fields[0].value(UnsafeRawPointer($0)).plain ?? "" }
    }

    /// Calls the body with the value of each field at these places, in their order; missing named texts are
    /// passed as an empty object.
    public func forEachValue(
        of record: Record,
        at places: [Int],
        _ body: (FieldValue) throws -> Void
    ) rethrows {
        try withUnsafePointer(to: record) { record in
            for place in places {
                let value = form.fields[place].value(UnsafeRawPointer(record))
                if case .none = value, form.fields[place].type == .named {
                    try body(.named([]))
                } else {
                    try body(value)
                }
            }
        }
    }

    /// Calls the body for the fields at these places but the first, with both values; of a new record only for
    /// those that are entered.
    ///
    /// - Parameters:
    ///   - places: The places: a bit for each, the first the lowest.
    ///   - before: The record before; nil if it is new.
    ///   - after: The record after.
    ///   - body: Receives the field and its values.
    func forEachChange(
        at places: UInt64,
        from before: Record?,
        to after: Record,
        _ body: (FieldForm, _ before: FieldValue, _ after: FieldValue) -> Void
    ) {
        withUnsafePointer(to: after) { after in
            let after = UnsafeRawPointer(after)
            guard let before else {
                for field in form.fields.dropFirst() {
                    let value = field.value(after)
                    if value != .none { body(field, .none, value) }
                }
                return
            }
            withUnsafePointer(to: before) { before in
                let before = UnsafeRawPointer(before)
                var rest = places & ~1
                while rest != 0 {
                    let field = form.fields[rest.trailingZeroBitCount]
                    body(field, field.value(before), field.value(after))
                    rest &= rest - 1
                }
            }
        }
    }

    /// Returns the places of the fields in which two records differ: a bit for each, the first the lowest.
    public func differences(from before: Record, to after: Record) -> UInt64 {
        withUnsafePointer(to: before) { before in
            withUnsafePointer(to: after) { form.differences(UnsafeRawPointer(before), UnsafeRawPointer($0)) }
        }
    }

    /// Reads a record.
    ///
    /// A missing field that was added after the first version gets the blank record's value.
    ///
    /// - Throws: ``UnreadableField``, also if the record breaks a rule.
    public func record(from source: inout any FieldSource) throws(UnreadableField) -> Record {
        var record = blank
        let fault = try withUnsafeMutablePointer(to: &record) { record throws(UnreadableField) in
            let record = UnsafeMutableRawPointer(record)
            for field in form.fields where !field.isLater || source.has(field.text) {
                try field.read(record, &source)
            }
            return form.brokenRule(in: UnsafeRawPointer(record))
        }
        if let fault { throw UnreadableField(fault.field, fault.fault) }
        return record
    }

    /// Returns why no store accepts a record, as the field and its fault; nil if nothing is wrong.
    ///
    /// Only the fields at the given places, the new ones, are checked, or all if none are given; the rules
    /// always are.
    public func fault(of record: Record, at places: UInt64? = nil) -> String? {
        withUnsafePointer(to: record) { form.fault(in: UnsafeRawPointer($0), at: places ?? form.all) }
            .map { "\($0.field): \($0.fault)" }
    }
}
