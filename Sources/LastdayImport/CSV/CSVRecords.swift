/// The rows of a CSV text (RFC 4180), one after the other, each with the line on which it begins.
///
/// What spreadsheets write beyond the RFC is read too: a byte-order mark, lines that end with LF or CR alone, and blanks before
/// a cell and behind a quoted one. It is bytes that are told apart, never Characters: a comma and a combining mark after it are
/// one Character that is no comma.
struct CSVRecords {
    /// What the file is called in messages.
    private let name: String
    private let chunks: ByteChunks
    /// The most bytes that a row may have: no row comes near it, and what follows a forgotten mark does.
    private let longest: Int
    /// What has been read and not handed out, from `start` on.
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

    /// The next row, empty lines passed over; nil after the last one.
    mutating func next() throws(UnreadableFeed) -> CSVFile.Row? {
        var first = line
        var length = 0
        // The line of a quotation mark that has not been closed. A doubled one closes and opens, which comes to the same.
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

    /// Where the next line begins, if this byte ends one.
    private mutating func lineEnd(_ byte: UInt8, at offset: Int) throws(UnreadableFeed) -> Int? {
        switch byte {
        case .lineFeed: offset + 1
        case .carriageReturn: try self.byte(offset + 1) == .lineFeed ? offset + 2 : offset + 1
        default: nil
        }
    }

    /// The byte so many places on; nil after the last one.
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
