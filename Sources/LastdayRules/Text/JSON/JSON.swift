/// Field values as JSON text (RFC 8259), on one line.
public enum JSON {
    /// An object with these fields in their order.
    public static func object(_ fields: [Field]) -> String {
        var text = "{"
        for (index, field) in fields.enumerated() {
            if index > 0 { text += "," }
            append(field.name, to: &text)
            text += ":"
            append(field.value, to: &text)
        }
        return text + "}"
    }

    /// A field as it stands in an object that is laid out for the eye: "name": value.
    public static func member(_ field: Field) -> String {
        "\(text(.text(field.name))): \(text(field.value))"
    }

    /// The value as it stands in a document.
    public static func text(_ value: FieldValue) -> String {
        var text = ""
        append(value, to: &text)
        return text
    }

    static func append(_ value: FieldValue, to text: inout String) {
        switch value {
        case .none:
            text += "null"
        case .flag(let flag):
            text += flag ? "true" : "false"
        case .number(let number):
            text += String(number)
        case .text(let string):
            append(string, to: &text)
        case .list(let strings):
            text += "["
            for (index, string) in strings.enumerated() {
                if index > 0 { text += "," }
                append(string, to: &text)
            }
            text += "]"
        case .json(let json):
            text += json
        case .named(let named):
            text += object(named.map { Field($0.name, .text($0.text)) })
        }
    }

    static func append(_ string: String, to text: inout String) {
        text += "\""
        let isToEscape = { (byte: UInt8) in
            byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
        }
        if string.utf8.contains(where: isToEscape) {
            for scalar in string.unicodeScalars { appendEscaped(scalar, to: &text) }
        } else {
            text += string
        }
        text += "\""
    }

    private static func appendEscaped(_ scalar: Unicode.Scalar, to text: inout String) {
        switch scalar {
        case "\"": text += "\\\""
        case "\\": text += "\\\\"
        case "\n": text += "\\n"
        case "\r": text += "\\r"
        case "\t": text += "\\t"
        case _ where scalar.value < 0x20:
            let digits = String(scalar.value, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        default:
            text.unicodeScalars.append(scalar)
        }
    }
}
