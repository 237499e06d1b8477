import LastdayCore

/// The format of an export, shared by writing and reading.
enum ExportForm {
    /// The value of "format".
    static let format = "lastday export"
    /// The value of "version"; raised when earlier exports can no longer be read in the same way.
    static let version = 1
    /// The name of the file that describes a folder's other files.
    static let manifest = "export.json"

    /// Returns the field "told_others"; empty unless there are marks of targets other than the journal.
    static func others(_ marks: DeliveryMarks) -> [Field] {
        let others = marks.all.filter { $0.target != .journal }
        guard !others.isEmpty else { return [] }
        let fields = others.map { Field($0.target.description, .number($0.mark)) }
        return [Field("told_others", .json(JSON.object(fields)))]
    }

    static func fileName(_ kind: RecordKind) -> String { "\(kind.plural).csv" }

    /// Returns the cell for a value; empty if there is no value.
    ///
    /// A backslash precedes a text that is empty, which differs from no value, that begins with a backslash,
    /// or that a spreadsheet would take for a formula.
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

    /// Returns the field that ``cell(_:)`` wrote to a cell.
    static func written(_ cell: String) -> FieldReader.Written {
        guard let first = cell.unicodeScalars.first else { return .cell(nil) }
        // By scalars: what follows the backslash may combine with it.
        return .cell(first == "\\" ? String(cell.unicodeScalars.dropFirst()) : cell)
    }
}
