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
