import LastdayMessages
import LastdayCore

/// The rows of a delimited text (RFC 4180), one after the other, each with the line on which it begins.
///
/// It also accepts what spreadsheets write beyond the RFC: other encodings and separators, lines that end with
/// LF or CR alone, and blanks before a cell and after a quoted one. It compares bytes, never Characters, because
/// a comma followed by a combining mark is a single Character other than a comma.
struct CSVRecords: TableRows {
    /// A row whose cells have not been told apart.
    fileprivate struct Record {
        let line: Int
        let bytes: ArraySlice<UInt8>
        /// The line of a quotation mark that never closes.
        let opened: Int?
        let isTerminated: Bool
        /// Whether it has bytes beyond ASCII.
        let isBeyondASCII: Bool
    }

    /// The most lines among which the headings are sought.
    static let mostLinesAbove = 20

    let omitsBlankCells = false
    /// The file's name in messages.
    private let name: String
    private let chunks: ByteChunks
    /// The most bytes that a row may have: no real row comes near it, but the rest of a file after an
    /// unclosed quotation mark may.
    private let longest: Int
    private var encoding: TextEncoding
    private var separator = Separator.comma
    /// The line of the first row with characters beyond ASCII that are valid UTF-8.
    private var firstUTF8: Int?
    /// The first rows, which have been read to find the separator.
    private var ahead: ArraySlice<Record> = []
    private var fault: UnreadableFeed?
    /// The bytes read from the file; those from `start` on have not been returned yet.
    private var bytes: [UInt8] = []
    private var start = 0
    private var line = 1
    private var isAtEnd = false

    /// Begins to read a text.
    ///
    /// - Parameters:
    ///   - name: The file's name in messages.
    ///   - chunks: The bytes of the file.
    ///   - longest: The most bytes that a row may have.
    ///   - isKnown: Returns whether a text is a heading of some kind of file.
    /// - Throws: ``UnreadableFeed``.
    init(
        _ name: String,
        _ chunks: ByteChunks,
        longest: Int,
        isKnown: (String) -> Bool
    ) throws(UnreadableFeed) {
        self.name = name
        self.longest = longest
        let text = try DecodedText(name, chunks)
        (self.chunks, encoding) = (text.chunks, text.encoding)
        try findSeparator(isKnown)
    }

    var remarks: [String] {
        var how: [String] = []
        if encoding != .utf8 { how.append("read as \(encoding.rawValue)") }
        if separator != .comma { how.append("cells separated by \(separator.name)") }
        return how.isEmpty ? [] : ["\(name): \(how.joined(separator: ", "))"]
    }

    mutating func next() throws(UnreadableFeed) -> TableRow? {
        if let record = ahead.popFirst() { return try row(record) }
        if let fault = fault.take() { throw fault }
        guard let record = try record() else { return nil }
        return try row(record)
    }

    func date(of number: String) -> String? { nil }

    /// Finds the separator by the first lines, which are kept.
    private mutating func findSeparator(_ isKnown: (String) -> Bool) throws(UnreadableFeed) {
        guard var first = try record() else { return }
        if let separator = Separator(directive: first.bytes) {
            self.separator = separator
            return
        }
        // The buffer is not to be copied when it is filled again.
        first = first.copied
        try refuseBinary(first)
        ahead = [first]
        let cells = (try? CSVCells.read(first.bytes)) ?? []
        // The usual file.
        if cells.count(where: isKnown) > 1 { return }
        do {
            while ahead.count < Self.mostLinesAbove, let record = try record() { ahead.append(record.copied) }
        } catch {
            // Told when the rows are read up to there.
            fault = error
        }
        let isLine = { (record: Record) in
            !record.bytes.starts(with: "#".utf8) && !record.bytes.starts(with: "version:".utf8)
        }
        separator = Separator(of: ahead.filter(isLine).map(\.bytes), isKnown: isKnown)
    }

    private func refuseBinary(_ record: Record) throws(UnreadableFeed) {
        let isText = record.bytes.allSatisfy { $0 >= 0x20 || (0x09...0x0D).contains($0) }
        guard isText else { throw UnreadableFeed("\(name): not a text; save the file as .xlsx or CSV") }
    }

    /// Returns the bytes of the next row, skipping empty lines; nil after the last one.
    private mutating func record() throws(UnreadableFeed) -> Record? {
        var first = line
        var length = 0
        // The line of an unclosed quotation mark. It does not matter that a doubled mark closes and reopens.
        var opened: Int?
        var all: UInt8 = 0
        while length < longest, let byte = try byte(length) {
            all |= byte
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
                return record(length, from: first, opened, isTerminated: true, all)
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
        // DOS ends texts with this byte.
        if length == 1, bytes[start] == 0x1A { return nil }
        return record(length, from: first, opened, isTerminated: false, all)
    }

    private func record(_ length: Int, from line: Int, _ opened: Int?, isTerminated: Bool, _ all: UInt8)
        -> Record
    {
        Record(
            line: line,
            bytes: bytes[start..<(start + length)],
            opened: opened,
            isTerminated: isTerminated,
            isBeyondASCII: all >= 0x80
        )
    }

    private mutating func row(_ record: Record) throws(UnreadableFeed) -> TableRow {
        do throws(CSVCells.Fault) {
            let cells =
                record.isBeyondASCII
                ? try recoded(record)
                : try CSVCells.read(record.bytes, separatedBy: separator.rawValue)
            return TableRow(line: record.line, cells: cells, isTerminated: record.isTerminated)
        } catch {
            let line = error == .unclosed ? record.opened ?? record.line : record.line
            throw UnreadableFeed("\(name), line \(line): \(error.rawValue)")
        }
    }

    /// Returns the cells of a row with bytes beyond ASCII.
    ///
    /// The first such row decides for the whole file, because all rows before it are the same in both encodings.
    private mutating func recoded(_ record: Record) throws(CSVCells.Fault) -> [String] {
        let isUTF8 = String(validating: record.bytes, as: UTF8.self) != nil
        if isUTF8, encoding != .windows1252 {
            firstUTF8 = firstUTF8 ?? record.line
            return try CSVCells.read(record.bytes, separatedBy: separator.rawValue)
        }
        // Two or more bytes that are a character in UTF-8 are no text in Windows-1252: the file is of two pieces.
        guard !isUTF8, firstUTF8 == nil, encoding == .windows1252 || encoding == .utf8 else { throw .notUTF8 }
        var text: [UInt8] = []
        for byte in record.bytes {
            guard let scalar = byte.windows1252 else { throw .notUTF8 }
            text.append(contentsOf: scalar.utf8)
        }
        encoding = .windows1252
        return try CSVCells.read(text[...], separatedBy: separator.rawValue)
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

extension CSVRecords.Record {
    /// The record with bytes of its own.
    fileprivate var copied: Self {
        Self(
            line: line,
            bytes: Array(bytes)[...],
            opened: opened,
            isTerminated: isTerminated,
            isBeyondASCII: isBeyondASCII
        )
    }
}
