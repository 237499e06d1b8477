/// The rows of a CSV text as they stand, one after the other, each with the line on which it begins.
///
/// SwiftCSV counts no lines, and reads a quotation mark that never closes as if it closed at the end.
struct CSVRecords: Sequence, IteratorProtocol {
    struct Record {
        /// The line on which the row begins, counted from 1.
        let line: Int
        /// The row without its line end.
        let bytes: ArraySlice<UInt8>
        /// The line of a quotation mark that opens and never closes, where there is one.
        let unclosed: Int?
    }

    private var rest: ArraySlice<UInt8>
    private var line = 1

    init(_ text: ArraySlice<UInt8>) {
        rest = text
    }

    mutating func next() -> Record? {
        guard !rest.isEmpty else { return nil }
        let first = line
        // Every quotation mark opens or closes; a doubled one does both, which comes to the same.
        var opened: Int?
        var index = rest.startIndex
        while index < rest.endIndex {
            let byte = rest[index]
            if byte == UInt8(ascii: "\"") {
                opened = opened == nil ? line : nil
            } else if let end = lineEnd(at: index) {
                line += 1
                if opened == nil {
                    defer { rest = rest[end...] }
                    return Record(line: first, bytes: rest[..<index], unclosed: nil)
                }
                index = end
                continue
            }
            index += 1
        }
        defer { rest = [] }
        return Record(line: first, bytes: rest, unclosed: opened)
    }

    /// Where the next line begins, if one ends here: with LF, CRLF or, as SwiftCSV has it too, CR.
    private func lineEnd(at index: Int) -> Int? {
        switch rest[index] {
        case UInt8(ascii: "\n"):
            return index + 1
        case UInt8(ascii: "\r"):
            let after = index + 1
            return after < rest.endIndex && rest[after] == UInt8(ascii: "\n") ? after + 1 : after
        default:
            return nil
        }
    }
}
