import LastdayMessages
import LastdayCore

/// What is wrong with a cell, without saying where it stands.
struct BadCell: Error {
    let fault: String

    init(_ fault: String) {
        self.fault = fault
    }
}

extension String {
    /// The text without blanks around it.
    var trimmed: String {
        // Nearly every text begins and ends with a letter or digit of ASCII: Unicode need not be asked about those.
        if let first = utf8.first, let last = utf8.last, first.isInk, last.isInk { return self }
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }

    /// Whether there is nothing in it that can be seen.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension UInt8 {
    /// Whether it is an ASCII character that can be seen.
    fileprivate var isInk: Bool { (0x21..<0x7F).contains(self) }
}

/// A box: ticked, not ticked, or nil where the cell is blank, which each field understands in its own way.
func readFlag(_ cell: String) throws(BadCell) -> Bool? {
    switch cell.lowercased() {
    case "": nil
    case "true", "yes", "1", "x": true
    case "false", "no", "0": false
    default: throw BadCell("\(quoted(cell)) is neither true nor false; write one of these")
    }
}

/// A date in either of the two forms, or nil where the cell is blank.
///
/// Spreadsheets write 01/05/2023 as 1/05/2023 when they save a file. It can only be month, day, year, since that is the
/// order of the guide's screens; at a prompt, where it could be a slip, it stays refused.
func readDate(_ cell: String) throws(BadCell) -> CivilDate? {
    guard !cell.isEmpty else { return nil }
    let parts = cell.split(separator: "/", omittingEmptySubsequences: false)
    let padded = parts.map { $0.utf8.count == 1 ? "0\($0)" : String($0) }.joined(separator: "/")
    do {
        return try CivilDate(reading: padded)
    } catch {
        // The cell as it stands, not as padded here: that is what can be found in the file.
        throw BadCell(UnreadableDate(text: cell, why: error.why).description)
    }
}

/// Several texts with semicolons between them.
func readList(_ cell: String) -> [String] {
    cell.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
}
