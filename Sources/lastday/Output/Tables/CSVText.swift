import LastdayRules

/// Values as lines of a CSV file, which a spreadsheet may open.
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
        // A number below zero is no formula.
        case .json(let text): Double(text) == nil ? CSV.withoutFormula(text) : text
        case .list(let texts): CSV.withoutFormula(texts.joined(separator: ";"))
        case .named(let named): named.isEmpty ? "" : JSON.text(value)
        }
    }
}
