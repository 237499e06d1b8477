/// The rows of a CSV text as they stand, one after the other, each with the line on which it begins.
///
/// SwiftCSV counts no lines, wants the whole text at once, and reads a quotation mark that never closes as if it
/// closed at the end.
struct CSVRecords {
    struct Record {
        /// The line on which the row begins, counted from 1.
        let line: Int
        /// The row without its line end.
        let bytes: ArraySlice<UInt8>
        /// The line of a quotation mark that opens and never closes, where there is one.
        let unclosed: Int?
        /// Whether it goes on beyond what any row has.
        let isEndless: Bool
    }

    private let portions: Portions
    /// The most bytes that a row may have: no row comes near it, and what follows a forgotten mark does.
    private let longest: Int
    /// What has been read and not handed out, from `start` on.
    private var bytes: [UInt8] = []
    private var start = 0
    private var line = 1
    private var isAtEnd = false

    init(_ portions: Portions, longest: Int) throws(UnreadableFeed) {
        self.portions = portions
        self.longest = longest
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        while bytes.count < byteOrderMark.count, try refill() {}
        if bytes.starts(with: byteOrderMark) { start = byteOrderMark.count }
    }

    /// The next row, blank lines passed over; nil behind the last.
    mutating func next() throws(UnreadableFeed) -> Record? {
        try skipEmptyLines()
        let first = line
        // Every quotation mark opens or closes; a doubled one does both, which comes to the same.
        var opened: Int?
        var length = 0
        while try has(length + 1), length < longest {
            let byte = bytes[start + length]
            if byte == UInt8(ascii: "\"") {
                opened = opened == nil ? line : nil
            } else if let end = try lineEnd(byte, at: length) {
                line += 1
                if opened == nil { return handOut(length, until: end, from: first) }
                length = end
                continue
            }
            length += 1
        }
        return length == 0 ? nil : handOut(length, until: length, from: first, unclosed: opened)
    }

    /// Passes over lines without a byte in them, of which a file can have as many as it has bytes.
    private mutating func skipEmptyLines() throws(UnreadableFeed) {
        while true {
            let passed = Self.emptyLines(in: bytes, from: start)
            start += passed.bytes
            line += passed.lines
            guard start == bytes.count, try refill() else { return }
        }
    }

    /// How many empty lines there are from that byte on, and how many bytes they have.
    private static func emptyLines(in bytes: [UInt8], from start: Int) -> (bytes: Int, lines: Int) {
        bytes.withUnsafeBufferPointer { buffer in
            var (end, lines) = (start, 0)
            while end < buffer.count {
                if buffer[end] == UInt8(ascii: "\n") {
                    end += 1
                } else if buffer[end] == UInt8(ascii: "\r"), end + 1 < buffer.count {
                    end += buffer[end + 1] == UInt8(ascii: "\n") ? 2 : 1
                } else {
                    break
                }
                lines += 1
            }
            return (end - start, lines)
        }
    }

    private mutating func handOut(
        _ length: Int,
        until end: Int,
        from first: Int,
        unclosed: Int? = nil
    ) -> Record {
        defer { start += end }
        return Record(
            line: first,
            bytes: bytes[start..<(start + length)],
            unclosed: unclosed,
            isEndless: length >= longest
        )
    }

    /// Where the next line begins, if one ends here: with LF, CRLF or, as SwiftCSV has it too, CR.
    private mutating func lineEnd(_ byte: UInt8, at offset: Int) throws(UnreadableFeed) -> Int? {
        switch byte {
        case UInt8(ascii: "\n"):
            return offset + 1
        case UInt8(ascii: "\r"):
            let isPair = try has(offset + 2) && bytes[start + offset + 1] == UInt8(ascii: "\n")
            return offset + (isPair ? 2 : 1)
        default:
            return nil
        }
    }

    /// Whether there are so many bytes more; reads on where they are not there yet.
    private mutating func has(_ count: Int) throws(UnreadableFeed) -> Bool {
        while bytes.count < start + count {
            guard try refill() else { return false }
        }
        return true
    }

    private mutating func refill() throws(UnreadableFeed) -> Bool {
        guard !isAtEnd, let portion = try portions.next(), !portion.isEmpty else {
            isAtEnd = true
            return false
        }
        bytes.removeSubrange(..<start)
        start = 0
        bytes += portion
        return true
    }
}
