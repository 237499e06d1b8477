import LastdayCore

/// The spelling of records in a JSON store: one line each, with the fields in order and without empty ones.
enum RecordText {
    /// Returns a whole record.
    static func line(_ stored: StoredRecord) -> String {
        "{\(stored.fields.filter { !$0.value.isBlank }.map(member).joined(separator: ", "))}"
    }

    /// Returns a field with its name.
    static func member(_ field: Field) -> String { "\(text(field.name)): \(value(field.value))" }

    /// Returns the value of a field.
    static func value(_ value: FieldValue) -> String {
        switch value {
        case .list(let texts): "[\(texts.map(text).joined(separator: ", "))]"
        case .named(let named): object(named.map { member(Field($0.name, .text($0.text))) })
        default: JSON.text(value)
        }
    }

    /// Returns named texts, written over an object that is in the text already.
    ///
    /// Unchanged members keep their spelling. Members that are not texts are another program's and remain.
    static func object(_ named: [NamedText], over text: [UInt8], _ place: Range<Int>) throws(JSONFault)
        -> String
    {
        var members: [String] = []
        var rest = named[...]
        try text.withUnsafeBufferPointer { bytes throws(JSONFault) in
            var scanner = JSONScanner(bytes, at: place.lowerBound)
            guard scanner.peek() == UInt8(ascii: "{") else { return }
            try scanner.forEachMember { name, value throws(JSONFault) in
                let whole = name.range.lowerBound - 1..<value.upperBound
                let written = String(decoding: UnsafeBufferPointer(rebasing: bytes[whole]), as: UTF8.self)
                guard bytes[value.lowerBound] == UInt8(ascii: "\"") else {
                    members.append(written)
                    return
                }
                guard let next = rest.popFirst() else { return }
                var inner = JSONScanner(bytes, at: value.lowerBound)
                let old = try inner.text()
                let (oldName, oldText) = (try inner.string(name), try inner.string(old))
                let isSame = oldName.isSame(as: next.name) && oldText.isSame(as: next.text)
                members.append(isSame ? written : member(Field(next.name, .text(next.text))))
            }
        }
        return object(members + rest.map { member(Field($0.name, .text($0.text))) })
    }

    private static func object(_ members: [String]) -> String { "{\(members.joined(separator: ", "))}" }

    private static func text(_ text: String) -> String { JSON.text(.text(text)) }
}
