import LastdayCore

/// Values as lines of a CSV file that is safe to open in a spreadsheet.
enum CSVText {
    static func line(_ values: [FieldValue]) -> String {
        CSV.line(values.map(cell))
    }

    private static func cell(_ value: FieldValue) -> String {
        switch value {
        case .none: ""
        case .flag(let flag): flag ? "true" : "false"
        case .number(let number): String(number)
        case .text(let text): CSV.withoutFormula(text)
        // A negative number is not a formula.
        case .json(let text): Double(text) == nil ? CSV.withoutFormula(text) : text
        case .list(let texts): CSV.withoutFormula(texts.joined(separator: ";"))
        case .named(let named): named.isEmpty ? "" : JSON.text(value)
        }
    }
}
