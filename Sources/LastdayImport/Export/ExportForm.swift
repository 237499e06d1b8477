import LastdayCore

/// How an export is written down, the same for writing and reading.
enum ExportForm {
    /// What stands under "format".
    static let format = "lastday export"
    /// What stands under "version"; raised when what was written before can no longer be read as it is now.
    static let version = 1
    /// The file of a folder that says what the others are.
    static let manifest = "export.json"

    /// What stands under "told_others", which is not there unless others than the journal have been told something.
    static func others(_ marks: DeliveryMarks) -> [Field] {
        let others = marks.all.filter { $0.target != .journal }
        guard !others.isEmpty else { return [] }
        let fields = others.map { Field($0.target.description, .number($0.mark)) }
        return [Field("told_others", .json(JSON.object(fields)))]
    }

    static func fileName(_ kind: RecordKind) -> String { "\(kind.plural).csv" }

    /// What stands in a cell: nothing if nothing is entered.
    ///
    /// A backslash goes before a text that is blank, which is not the same, that begins with one, or that a
    /// spreadsheet would take for a formula.
    static func cell(_ value: FieldValue) -> String {
        switch value {
        case .none: return ""
        case .flag(let flag): return flag ? "true" : "false"
        case .number(let number): return String(number)
        case .list, .named, .json: return JSON.text(value)
        case .text(let text):
            guard let first = text.unicodeScalars.first else { return "\\" }
            let isDoubtful = ["\\", "=", "+", "-", "@", "\t", "\r"].contains(first)
            return isDoubtful ? "\\" + text : text
        }
    }

    /// What ``cell(_:)`` has written.
    static func written(_ cell: String) -> FieldReader.Written {
        guard let first = cell.unicodeScalars.first else { return .cell(nil) }
        // By scalars: what follows the backslash may combine with it.
        return .cell(first == "\\" ? String(cell.unicodeScalars.dropFirst()) : cell)
    }
}
