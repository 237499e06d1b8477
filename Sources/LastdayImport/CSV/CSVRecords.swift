/// The rows of a CSV text (RFC 4180), one after the other, each with the line on which it begins.
///
/// It also accepts what spreadsheets write beyond the RFC: a byte-order mark, lines that end with LF or CR
/// alone, and blanks before a cell and after a quoted one. It compares bytes, never Characters, because a
/// comma followed by a combining mark is a single Character other than a comma.
struct CSVRecords {
    /// The file's name in messages.
    private let name: String
    private let chunks: ByteChunks
    /// The most bytes that a row may have: no real row comes near it, but the rest of a file after an
    /// unclosed quotation mark may.
    private let longest: Int
    /// The bytes read from the file; those from `start` on have not been returned yet.
    private var bytes: [UInt8] = []
    private var start = 0
    private var line = 1
    private var isAtEnd = false

    init(_ name: String, _ chunks: ByteChunks, longest: Int) throws(UnreadableFeed) {
        self.name = name
        self.chunks = chunks
        self.longest = longest
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        _ = try byte(byteOrderMark.count - 1)
        if bytes.starts(with: byteOrderMark) { start = byteOrderMark.count }
    }

    /// Returns the next row, skipping empty lines; nil after the last one.
    mutating func next() throws(UnreadableFeed) -> CSVFile.Row? {
        var first = line
        var length = 0
        // The line of an unclosed quotation mark. It does not matter that a doubled mark closes and reopens.
        var opened: Int?
        while length < longest, let byte = try byte(length) {
            if byte == .quotationMark { opened = opened == nil ? line : nil }
            guard let end = try lineEnd(byte, at: length) else {
                length += 1
                continue
            }
            line += 1
            if opened != nil {
                length = end
            } else if length > 0 {
                defer { start += end }
                return try row(length, from: first, opened)
            } else {
                start += end
                first = line
            }
        }
        guard length > 0 else { return nil }
        defer { start += length }
        guard length < longest || opened != nil else {
            throw UnreadableFeed("\(name), line \(first): too long for a row; is this a CSV file?")
        }
        return try row(length, from: first, opened)
    }

    private func row(_ length: Int, from line: Int, _ opened: Int?) throws(UnreadableFeed) -> CSVFile.Row {
        do throws(CSVCells.Fault) {
            return CSVFile.Row(line: line, cells: try CSVCells.read(bytes[start..<(start + length)]))
        } catch {
            let line = error == .unclosed ? opened ?? line : line
            throw UnreadableFeed("\(name), line \(line): \(error.rawValue)")
        }
    }

    /// Returns the offset of the next line if the byte ends a line; otherwise nil.
    private mutating func lineEnd(_ byte: UInt8, at offset: Int) throws(UnreadableFeed) -> Int? {
        switch byte {
        case .lineFeed: offset + 1
        case .carriageReturn: try self.byte(offset + 1) == .lineFeed ? offset + 2 : offset + 1
        default: nil
        }
    }

    /// Returns the byte at an offset from `start`, reading on if necessary; nil after the last one.
    private mutating func byte(_ offset: Int) throws(UnreadableFeed) -> UInt8? {
        while start + offset >= bytes.count {
            guard try refill() else { return nil }
        }
        return bytes[start + offset]
    }

    private mutating func refill() throws(UnreadableFeed) -> Bool {
        guard !isAtEnd, let chunk = try chunks.next(), !chunk.isEmpty else {
            isAtEnd = true
            return false
        }
        bytes.removeSubrange(..<start)
        start = 0
        bytes += chunk
        return true
    }
}
