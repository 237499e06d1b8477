/// One field of a kind of record: its name, what may stand in it, and where it is in the record.
///
/// A field is found by its offset (`MemoryLayout.offset(of:)`), which takes a hundredth of the time that going along its key
/// path takes: a night compares thirty fields for each account that it closes.
public struct FieldSchema<Record: Recorded>: Sendable {
    /// What is known of it without the record's type.
    public let form: FieldForm
    /// What stands in it.
    let value: @Sendable (UnsafeRawPointer) -> FieldValue
    /// Whether the same stands in it in both records.
    let isSame: @Sendable (UnsafeRawPointer, UnsafeRawPointer) -> Bool
    private let set:
        @Sendable (UnsafeMutableRawPointer, inout any FieldSource) throws(UnreadableField) -> Void

    /// A field.
    ///
    /// - Parameters:
    ///   - name: The name that stores, exports and the audit use.
    ///   - path: Where it is in the record, which stores it there.
    ///   - traits: What it is besides.
    init<Value: FieldConvertible>(
        _ name: StaticString,
        _ path: WritableKeyPath<Record, Value>,
        _ traits: FieldTrait...
    ) {
        guard let offset = MemoryLayout<Record>.offset(of: path) else {
            preconditionFailure("\(name) is no stored property")
        }
        form = FieldForm(name, Value.type, isRequired: Value.isRequired, traits)
        let text = form.text
        value = { record in
            record.advanced(by: offset).assumingMemoryBound(to: Value.self).pointee.fieldValue
        }
        isSame = { left, right in
            left.advanced(by: offset).assumingMemoryBound(to: Value.self).pointee
                == right.advanced(by: offset).assumingMemoryBound(to: Value.self).pointee
        }
        set = { record, source throws(UnreadableField) in
            record.advanced(by: offset).assumingMemoryBound(to: Value.self).pointee = try Value(
                text,
                from: &source
            )
        }
    }

    /// A field whose text is JSON.
    ///
    /// - Parameters:
    ///   - name: The name that stores, exports and the audit use.
    ///   - path: Where it is in the record, which stores it there.
    init(json name: StaticString, _ path: WritableKeyPath<Record, String>) {
        let field = FieldSchema(name, path)
        form = FieldForm(name, .json, isRequired: true, [])
        isSame = field.isSame
        value = { record in
            if case .text(let text) = field.value(record) { .json(text) } else { .none }
        }
        guard let offset = MemoryLayout<Record>.offset(of: path) else {
            preconditionFailure("\(name) is no stored property")
        }
        let text = form.text
        set = { record, source throws(UnreadableField) in
            record.advanced(by: offset).assumingMemoryBound(to: String.self).pointee = try source.json(text)
        }
    }

    /// Reads the field into a record.
    func read(_ record: inout Record, _ source: inout any FieldSource) throws(UnreadableField) {
        try withUnsafeMutablePointer(to: &record) { record throws(UnreadableField) in
            try set(UnsafeMutableRawPointer(record), &source)
        }
    }
}
