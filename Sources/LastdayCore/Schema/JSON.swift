/// The JSON text (RFC 8259) of field values, on one line.
public enum JSON {
    /// Returns an object with these fields, in their order.
    public static func object(_ fields: [Field]) -> String {
        var text = JSONText(capacity: 512)
        text.append(fields)
        return text.text
    }

    /// Returns a field as a member of an object formatted for reading: "name": value.
    public static func member(_ field: Field) -> String {
        "\(text(.text(field.name))): \(text(field.value))"
    }

    /// Returns the value as it appears in a document.
    public static func text(_ value: FieldValue) -> String {
        var text = JSONText()
        text.append(value)
        return text.text
    }
}

extension JSONText {
    /// Appends a value.
    mutating func append(_ value: FieldValue) {
        switch value {
        case .none: self += "null"
        case .flag(let flag): self += flag ? "true" : "false"
        case .number(let number): self += String(number)
        case .text(let string): append(string)
        case .list(let strings):
            self += "["
            for (index, string) in strings.enumerated() {
                if index > 0 { self += "," }
                append(string)
            }
            self += "]"
        case .json(let json): self += json
        case .named(let named): append(named.map { Field($0.name, .text($0.text)) })
        }
    }

    /// Appends an object with these fields, in their order.
    mutating func append(_ fields: [Field]) {
        self += "{"
        for (index, field) in fields.enumerated() {
            if index > 0 { self += "," }
            append(field.name)
            self += ":"
            append(field.value)
        }
        self += "}"
    }
}
