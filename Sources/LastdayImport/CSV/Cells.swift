import LastdayMessages
import LastdayCore

/// A cell that cannot be read; the error does not say where the cell is.
struct BadCell: Error {
    let fault: String

    init(_ fault: String) {
        self.fault = fault
    }
}

extension String {
    /// The text without leading and trailing whitespace.
    var trimmed: String {
        // A fast path: nearly every text begins and ends with a visible ASCII character.
        if let first = utf8.first, let last = utf8.last, first.isInk, last.isInk { return self }
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }

    /// Whether the text is empty or nothing but whitespace.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension UInt8 {
    /// Whether the byte is a visible ASCII character.
    fileprivate var isInk: Bool { (0x21..<0x7F).contains(self) }
}

/// Reads whether a box is ticked; nil if the cell is blank, which each field interprets in its own way.
func readFlag(_ cell: String) throws(BadCell) -> Bool? {
    switch cell.lowercased() {
    case "": nil
    case "true", "yes", "1", "x": true
    case "false", "no", "0": false
    default: throw BadCell("\(quoted(cell)) is neither true nor false; write one of these")
    }
}

/// Reads a date in either of its two forms; nil if the cell is blank.
///
/// Spreadsheets save 01/05/2023 as 1/05/2023, so that is accepted too. The order is always month, day, year,
/// as on the guide's screens. At a prompt, where a single digit may be a slip, it is refused.
func readDate(_ cell: String) throws(BadCell) -> CivilDate? {
    guard !cell.isEmpty else { return nil }
    let parts = cell.split(separator: "/", omittingEmptySubsequences: false)
    let padded = parts.map { $0.utf8.count == 1 ? "0\($0)" : String($0) }.joined(separator: "/")
    do {
        return try CivilDate(reading: padded)
    } catch {
        // The message shows the cell as it is in the file, without the padding.
        throw BadCell(UnreadableDate(text: cell, why: error.why).description)
    }
}

/// Reads a list of texts separated by semicolons.
func readList(_ cell: String) -> [String] {
    cell.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
}
