/// Field values as JSON text (RFC 8259), on one line.
public enum JSON {
    /// An object with these fields in their order.
    public static func object(_ fields: [Field]) -> String {
        var text = JSONText(capacity: 512)
        text.append(fields)
        return text.text
    }

    /// A field as it stands in an object that is laid out for the eye: "name": value.
    public static func member(_ field: Field) -> String {
        "\(text(.text(field.name))): \(text(field.value))"
    }

    /// The value as it stands in a document.
    public static func text(_ value: FieldValue) -> String {
        var text = JSONText()
        text.append(value)
        return text.text
    }
}

extension JSONText {
    /// Writes a value.
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

    /// Writes an object with these fields in their order.
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
