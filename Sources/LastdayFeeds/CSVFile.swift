import SwiftCSV

/// A CSV file: its headings, and its rows with the line on which each begins.
///
/// SwiftCSV tells the cells of a row apart. What it leaves open is settled here: lines, a byte-order mark, text
/// that is not UTF-8, and quotation marks that do not pair. Lines with nothing but blanks and commas are no rows.
final class CSVFile {
    struct Row {
        /// The line on which the row begins, counted from 1.
        let line: Int
        /// The cells that the row has: more or fewer than there are headings.
        let cells: [String]
    }

    /// The file's name, without its folder.
    let name: String
    /// How many bytes it has.
    let size: Int
    /// The headings without blanks around them; the last one is never blank.
    let headings: [String]
    /// What counts of each heading (``headingKey(_:)``), worked out once.
    let headingKeys: [String]
    /// How many rows below the headings have been read.
    private(set) var rowCount = 0
    private var records: CSVRecords

    init(
        name: String,
        size: Int,
        _ portions: Portions,
        longestRow: Int = 1 << 24
    ) throws(UnreadableFeed) {
        self.name = name
        self.size = size
        records = try CSVRecords(portions, longest: longestRow)
        guard let headings = try Self.next(&records, name)?.cells.map(\.trimmed) else {
            throw UnreadableFeed("\(name): empty; its first line must hold the headings")
        }
        let separators: [(Character, String)] = [(";", "semicolons"), ("\t", "tabs")]
        if headings.count == 1, let (_, what) = separators.first(where: { headings[0].contains($0.0) }) {
            throw UnreadableFeed(
                "\(name): its cells are separated by \(what); save the file as CSV with commas"
            )
        }
        let count = (headings.lastIndex { !$0.isEmpty } ?? 0) + 1
        guard count <= Self.mostColumns else {
            throw UnreadableFeed(
                "\(name): \(count) columns, and no spreadsheet has more than \(Self.mostColumns); is this a CSV file?"
            )
        }
        self.headings = Array(headings[..<count])
        headingKeys = headings[..<count].map(headingKey)
    }

    /// How many columns a spreadsheet can have.
    private static let mostColumns = 16_384

    /// The file at that path, under its name without the folder.
    convenience init(path: String, called name: String? = nil) throws(UnreadableFeed) {
        try self.init(
            name: name ?? Disk.name(of: path),
            size: Disk.size(of: path),
            try Disk.portions(of: path)
        )
    }

    /// The next row; nil behind the last.
    func next() throws(UnreadableFeed) -> Row? {
        guard let row = try Self.next(&records, name) else { return nil }
        rowCount += 1
        return row
    }

    private static func next(_ records: inout CSVRecords, _ name: String) throws(UnreadableFeed) -> Row? {
        while let record = try records.next() {
            let cells: [String]
            do {
                cells = try self.cells(of: record.bytes)
            } catch {
                throw UnreadableFeed("\(name), line \(record.line): \(error.rawValue)")
            }
            // Asked last: where marks are also misplaced, that row is the place to mend.
            if let line = record.unclosed {
                throw UnreadableFeed("\(name), line \(line): a quotation mark opens here and never closes")
            }
            guard !record.isEndless else {
                throw UnreadableFeed(
                    "\(name), line \(record.line): longer than any row is; is this a CSV file?"
                )
            }
            if cells.contains(where: { !$0.isBlank }) { return Row(line: record.line, cells: cells) }
        }
        return nil
    }

    private enum Fault: String, Error {
        case notUTF8 = "not UTF-8 text; save the file as \"CSV UTF-8\""
        case quotation = "a quotation mark out of place; quote the whole cell and double the marks in it"
    }

    /// The cells of one row.
    ///
    /// SwiftCSV strips blanks before a cell, and that stays so, since a quoted cell may stand after ", ".
    private static func cells(of record: ArraySlice<UInt8>) throws(Fault) -> [String] {
        if let cells = try plainCells(of: record) { return cells }
        // A blank first line, since it reads headings twice; a line end, since without one it drops a last empty cell.
        let text = "\n" + Bytewise(record).text + "\n"
        let cells: [String]
        do {
            cells = try EnumeratedCSV(string: text, delimiter: .comma, loadColumns: false).rows.first ?? []
        } catch {
            throw .quotation
        }
        return try cells.map { cell throws(Fault) in
            guard let text = Bytewise.meaning(of: cell) else { throw .notUTF8 }
            return text
        }
    }
    /// The cells of a row in which nothing is quoted, as nearly all are; nil where there is more to it.
    ///
    /// They lie between commas, and of a million rows are told apart sooner than SwiftCSV does.
    private static func plainCells(of record: ArraySlice<UInt8>) throws(Fault) -> [String]? {
        let isPlain = { (byte: UInt8) in
            byte >= 0x20 && byte != UInt8(ascii: "\"") || byte == UInt8(ascii: "\t")
        }
        guard record.allSatisfy(isPlain) else { return nil }
        let parts = record.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        return try parts.map { part throws(Fault) in
            let bytes = part.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8 }
            return text
        }
    }
}
