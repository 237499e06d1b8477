/// A cell that cannot be read; the error does not say where the cell is.
struct BadCell: Error {
    let fault: String
    /// Whether no row of the file can be trusted any more, not only the cell's own.
    let refusesFile: Bool

    init(_ fault: String, refusesFile: Bool = false) {
        self.fault = fault
        self.refusesFile = refusesFile
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

    /// The text of a cell: without whitespace around it, and without the `="…"` by which Excel keeps the zeros
    /// at the start of an ID.
    var cellText: String {
        let text = trimmed
        guard text.utf8.first == UInt8(ascii: "="), text.hasPrefix("=\""), text.hasSuffix("\""),
            text.count > 2
        else { return text }
        return String(text.dropFirst(2).dropLast()).trimmed
    }

    /// Whether the text is empty or nothing but whitespace.
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}

extension UInt8 {
    /// Whether the byte is a visible ASCII character.
    fileprivate var isInk: Bool { (0x21..<0x7F).contains(self) }
}

/// Reads a list of texts separated by semicolons.
func readList(_ cell: String) -> [String] {
    cell.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
}
