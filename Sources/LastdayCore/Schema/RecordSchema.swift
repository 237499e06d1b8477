/// The fields of one kind of record, each described once.
///
/// From it come a record's ``Recorded/fields`` and how they are read back, the columns of a database, the form of a JSON
/// store, the headings of an export, and what may not stand in any of them.
public struct RecordSchema<Record: Recorded>: Sendable {
    /// What is known of the fields without the record's type.
    public let form: RecordForm
    /// A record in which nothing is entered.
    private let blank: Record

    /// What kind of record it is.
    public var kind: RecordKind { form.kind }

    /// The schema of a kind of record.
    ///
    /// - Parameters:
    ///   - kind: The kind.
    ///   - blank: A record in which nothing is entered: what a field that is not there has.
    ///   - fields: Its fields; the first is what a record is known by.
    ///   - rules: What holds between several fields.
    init(
        _ kind: RecordKind,
        blank: Record,
        _ fields: [FieldSchema<Record>],
        rules: [RecordRule] = []
    ) {
        self.blank = blank
        form = RecordForm(kind, fields.map(\.form), rules)
    }

    /// All that a record holds.
    func fields(of record: Record) -> [Field] {
        withUnsafePointer(to: record) { record in
            form.fields.map { Field($0.text, $0.value(UnsafeRawPointer(record))) }
        }
    }

    /// What a record is known by, as text.
    func key(of record: Record) -> String {
        withUnsafePointer(to: record) { form.fields[0].value(UnsafeRawPointer($0)).plain ?? "" }
    }

    /// Goes through what stands in the fields at these places of a record, in their order; where there are no names, an
    /// object without any.
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

    /// Goes through the fields, but the first, in which two records differ; all that are entered where there was none before.
    func forEachDifference(
        from before: Record?,
        to after: Record,
        always: String? = nil,
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
                for field in form.fields.dropFirst()
                where !field.isSame(before, after) || (always != nil && field.text == always) {
                    body(field, field.value(before), field.value(after))
                }
            }
        }
    }

    /// The places of the fields in which two records differ: a bit for each, the first the lowest.
    public func differences(from before: Record, to after: Record) -> UInt64 {
        withUnsafePointer(to: before) { before in
            withUnsafePointer(to: after) { form.differences(UnsafeRawPointer(before), UnsafeRawPointer($0)) }
        }
    }

    /// Reads a record.
    ///
    /// A field that came later than the first version and is not there has what a blank record has.
    ///
    /// - Throws: ``UnreadableField``.
    public func record(from source: inout any FieldSource) throws(UnreadableField) -> Record {
        var record = blank
        let fault = try withUnsafeMutablePointer(to: &record) { record throws(UnreadableField) in
            let record = UnsafeMutableRawPointer(record)
            for field in form.fields where !field.isLater || source.has(field.text) {
                try field.read(record, &source)
            }
            return form.brokenRule(in: UnsafeRawPointer(record))
        }
        if let fault { throw UnreadableField(fault.field, fault.displayText) }
        return record
    }

    /// Why no store keeps that record, of whose fields those at these places are new: the field, and what is wrong with it.
    public func fault(of record: Record, at places: UInt64? = nil) -> String? {
        withUnsafePointer(to: record) { form.fault(in: UnsafeRawPointer($0), at: places ?? form.all) }
            .map { "\($0.field): \($0.displayText)" }
    }
}
