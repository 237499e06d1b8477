/// A row below the last one of a table: a total, or a remark on the report.
enum FooterRow {
    /// The words with which such rows begin.
    private static let words = [
        "total", "totals", "grand total", "subtotal", "sub-total", "sum", "count", "record count",
        "row count",
        "employee count", "number of", "rows", "records", "employees", "printed", "generated", "exported",
        "created",
        "run date", "run on", "report", "end of", "page", "confidential", "as of", "data as of",
        "last updated", "prepared by", "submitted by", "note:", "notes:",
    ]
    /// The words that follow a number in such rows.
    private static let counted = ["row", "rows", "record", "records", "employee", "employees", "total"]

    /// Returns whether a row may be one below the table, in which rows have that many cells.
    ///
    /// It is one only if no other row follows.
    static func isLike(_ row: TableRow, of columns: Int) -> Bool {
        guard let first = row.cells.first(where: { !$0.isBlank }), mayBegin(first.utf8) else { return false }
        return isLikely(row, columns)
    }

    /// Whether a text may be the beginning of such a row; it is asked for every row of a table.
    private static func mayBegin(_ text: String.UTF8View) -> Bool {
        guard let first = text.first else { return false }
        switch first | 0x20 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"):
            return beginnings[Int((first | 0x20) - UInt8(ascii: "a"))].contains { word in
                text.count >= word.count && zip(text, word).allSatisfy { $0 | 0x20 == $1 | 0x20 }
            }
        case UInt8(ascii: "0")...UInt8(ascii: "9"): return text.contains(UInt8(ascii: " "))
        default: return true
        }
    }

    /// The words by their first letters.
    private static let beginnings: [[[UInt8]]] = (UInt8(ascii: "a")...UInt8(ascii: "z")).map { letter in
        words.map { Array($0.utf8) }.filter { $0.first == letter }
    }

    private static func isLikely(_ row: TableRow, _ columns: Int) -> Bool {
        let cells = row.cells.map(\.trimmed).filter { !$0.isEmpty }
        guard let first = cells.first, begins(first, isAlone: columns == 1) else { return false }
        return cells.count <= max(1, columns / 2) || cells.dropFirst().allSatisfy(isNumber)
    }

    private static func begins(_ text: String, isAlone: Bool) -> Bool {
        let text = text.lowercased()
        if ["--", "***", "===", "©", "* * *"].contains(where: text.hasPrefix) { return true }
        // In a table of one column, a word may be somebody's username.
        if isAlone, !text.contains(where: { $0 == ":" || $0 == " " }) { return false }
        if words.contains(where: { text.hasPrefix($0) && !continues(text.dropFirst($0.count)) }) {
            return true
        }
        let parts = text.split { !$0.isLetter && !$0.isNumber }
        return parts.count > 1 && parts[0].allSatisfy(\.isNumber) && counted.contains(String(parts[1]))
            && !text.contains("@")
    }

    /// Whether the word goes on after its beginning.
    private static func continues(_ rest: Substring) -> Bool {
        rest.first.map { $0.isLetter || $0.isNumber || "._@-'".contains($0) } ?? false
    }

    private static func isNumber(_ text: String) -> Bool {
        text.contains(where: \.isNumber) && text.allSatisfy { $0.isNumber || "$.,-+() ".contains($0) }
    }
}
