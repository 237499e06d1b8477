import LastdayRules

/// Values as lines of a CSV file.
enum CSVText {
    static func line(_ values: [FieldValue]) -> String {
        values.map(cell).joined(separator: ",") + "\n"
    }

    private static func cell(_ value: FieldValue) -> String {
        switch value {
        case .none: ""
        case .flag(let flag): flag ? "true" : "false"
        case .number(let number): String(number)
        case .text(let text), .json(let text): quotedWhereNeeded(text)
        case .list(let texts): quotedWhereNeeded(texts.joined(separator: ";"))
        case .named(let named): named.isEmpty ? "" : quotedWhereNeeded(JSON.text(value))
        }
    }

    private static func quotedWhereNeeded(_ text: String) -> String {
        let special: Set<Unicode.Scalar> = [",", "\"", "\n", "\r"]
        let isPadded = text.first?.isWhitespace == true || text.last?.isWhitespace == true
        guard isPadded || text.unicodeScalars.contains(where: special.contains) else { return text }
        return "\"\(text.replacing("\"", with: "\"\""))\""
    }
}
