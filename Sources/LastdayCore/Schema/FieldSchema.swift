/// One field of a kind of record: its name, what may stand in it, and where it is in the record.
///
/// A field is found by its offset (`MemoryLayout.offset(of:)`), which takes a hundredth of the time that going along its key
/// path takes.
public struct FieldSchema<Record: Recorded>: Sendable {
    /// The field without the record's type.
    public let form: FieldForm

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
        let access = FieldAccess(to: Value.self, at: Self.offset(of: path, name))
        form = FieldForm(name, Value.type, isRequired: Value.isRequired, traits, access)
    }

    /// A field whose text is JSON.
    ///
    /// - Parameters:
    ///   - name: The name that stores, exports and the audit use.
    ///   - path: Where it is in the record, which stores it there.
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
    /// Access to a value of that type so many bytes behind the beginning of its record.
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

    /// Access to a text that is JSON.
    fileprivate init(toJSONAt offset: Int) {
        let text = FieldAccess(to: String.self, at: offset)
        (isEntered, isSame) = (text.isEntered, text.isSame)
        value = { .json($0.advanced(by: offset).assumingMemoryBound(to: String.self).pointee) }
        set = { record, name, source throws(UnreadableField) in
            record.advanced(by: offset).assumingMemoryBound(to: String.self).pointee = try source.json(name)
        }
    }
}
