import SwiftCSV

/// A CSV file: its headings, and its rows with the line on which each begins.
///
/// SwiftCSV tells the cells of a row apart. What it leaves open is settled here: lines, a byte-order mark, text
/// that is not UTF-8, and quotation marks that do not pair. Lines with nothing but blanks and commas are no rows.
struct CSVFile: Sendable {
    struct Row: Sendable {
        /// The line on which the row begins, counted from 1.
        let line: Int
        /// The cells that the row has: more or fewer than there are headings.
        let cells: [String]
    }

    /// The file's name, without its folder.
    let name: String
    /// The headings without blanks around them; the last one is never blank.
    let headings: [String]
    let rows: [Row]

    init(name: String, bytes: [UInt8]) throws(UnreadableFeed) {
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var rows: [Row] = []
        for record in CSVRecords(bytes.dropFirst(bytes.starts(with: byteOrderMark) ? 3 : 0)) {
            do {
                let cells = try Self.cells(of: record.bytes)
                let isRow = cells.contains { !$0.isBlank }
                if isRow { rows.append(Row(line: record.line, cells: cells)) }
            } catch {
                throw UnreadableFeed("\(name), line \(record.line): \(error.rawValue)")
            }
            // Asked last: where marks are also misplaced, that row is the place to mend.
            if let line = record.unclosed {
                throw UnreadableFeed("\(name), line \(line): a quotation mark opens here and never closes")
            }
        }
        guard let headings = rows.first?.cells.map(\.trimmed) else {
            throw UnreadableFeed("\(name): empty; its first line must hold the headings")
        }
        self.name = name
        self.headings = Array(headings[...(headings.lastIndex { !$0.isEmpty } ?? 0)])
        self.rows = Array(rows.dropFirst())
    }

    /// The file at that path, under its name without the folder.
    init(path: String) throws(UnreadableFeed) {
        try self.init(name: Disk.name(of: path), bytes: try Disk.bytes(at: path))
    }

    private enum Fault: String, Error {
        case notUTF8 = "not UTF-8 text; save the file as \"CSV UTF-8\""
        case quotation = "a quotation mark out of place; quote the whole cell and double the marks in it"
    }

    /// The cells of one row.
    ///
    /// SwiftCSV strips blanks before a cell, and that stays so, since a quoted cell may stand after ", ".
    private static func cells(of record: ArraySlice<UInt8>) throws(Fault) -> [String] {
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
}
