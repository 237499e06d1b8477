/// One field of a kind of record: its name, the values it may have, and its place in the record.
///
/// A field is accessed by its offset (`MemoryLayout.offset(of:)`), in a hundredth of the time that its key
/// path would take.
public struct FieldSchema<Record>: Sendable {
    /// The field without the record's type.
    public let form: FieldForm

    /// Creates a field.
    ///
    /// - Parameters:
    ///   - name: The name that stores, exports and the audit use.
    ///   - path: The stored property of the record.
    ///   - traits: The field's further traits.
    init<Value: FieldConvertible>(
        _ name: StaticString,
        _ path: WritableKeyPath<Record, Value>,
        _ traits: FieldTrait...
    ) {
        let access = FieldAccess(to: Value.self, at: Self.offset(of: path, name))
        form = FieldForm(name, Value.type, isRequired: Value.isRequired, traits, access)
    }

    /// Creates a field whose text is JSON.
    ///
    /// - Parameters:
    ///   - name: The name that stores, exports and the audit use.
    ///   - path: The stored property of the record.
    init(json name: StaticString, _ path: WritableKeyPath<Record, String>) {
        form = FieldForm(
            name,
            .json,
            isRequired: true,
            [],
            FieldAccess(toJSONAt: Self.offset(of: path, name))
        )
    }

    private static func offset(of path: PartialKeyPath<Record>, _ name: StaticString) -> Int {
        guard let offset = MemoryLayout<Record>.offset(of: path) else {
            preconditionFailure("\(name) is no stored property")
        }
        return offset
    }
}

extension FieldAccess {
    /// Creates access to a value of that type, `offset` bytes from the beginning of its record.
    fileprivate init<Value: FieldConvertible>(to type: Value.Type, at offset: Int) {
        value = { $0.advanced(by: offset).assumingMemoryBound(to: Value.self).pointee.fieldValue }
        isEntered = { $0.advanced(by: offset).assumingMemoryBound(to: Value.self).pointee.isEntered }
        isSame = { left, right in
            left.advanced(by: offset).assumingMemoryBound(to: Value.self).pointee
                .isSame(as: right.advanced(by: offset).assumingMemoryBound(to: Value.self).pointee)
        }
        set = { record, name, source throws(UnreadableField) in
            record.advanced(by: offset).assumingMemoryBound(to: Value.self).pointee = try Value(
                name,
                from: &source
            )
        }
    }

    /// Creates access to a text that is JSON, `offset` bytes from the beginning of its record.
    fileprivate init(toJSONAt offset: Int) {
        let text = FieldAccess(to: String.self, at: offset)
        (isEntered, isSame) = (text.isEntered, text.isSame)
        value = { .json($0.advanced(by: offset).assumingMemoryBound(to: String.self).pointee) }
        set = { record, name, source throws(UnreadableField) in
            record.advanced(by: offset).assumingMemoryBound(to: String.self).pointee = try source.json(name)
        }
    }
}
