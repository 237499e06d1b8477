import LastdayMessages
import LastdayCore

/// A table in a file, which is a delimited text or a workbook: its headings, and its rows with the line on which
/// each begins.
///
/// Lines of nothing but blanks and separators do not count as rows, nor do lines above the headings and totals
/// below the last row; these are told.
final class CSVFile {
    typealias Row = TableRow

    /// The file's name, without its folder.
    let name: String
    /// The file's size in bytes.
    let size: Int
    /// The headings without blanks around them; the last one is never blank.
    let headings: [String]
    /// The key of each heading (``headingKey(_:)``), computed once.
    let headingKeys: [String]
    /// The number of rows read so far, without the headings.
    private(set) var rowCount = 0
    private var rows: any TableRows
    /// The rows to return next, in reverse order.
    private var ready: [TableRow]
    /// What is thrown after these.
    private var fault: UnreadableFeed?
    /// The rows that are left out if no other row follows.
    private var held: [TableRow] = []
    private var shortRows = ShortRows()
    /// The columns whose numbers are dates in a workbook.
    private let dates: Set<Int>
    private var leftOut: [String] = []

    /// Opens a table whose rows come from somewhere.
    ///
    /// - Parameters:
    ///   - name: The file's name, without its folder.
    ///   - size: The file's size in bytes.
    ///   - source: The rows, with the headings.
    ///   - isKnown: Returns whether a text is a heading of some kind of file.
    /// - Throws: ``UnreadableFeed``.
    init(
        name: String,
        size: Int,
        rows source: any TableRows,
        isKnown: (String) -> Bool
    ) throws(UnreadableFeed) {
        self.name = name
        self.size = size
        var source = source
        var (first, fault): ([TableRow], UnreadableFeed?) = ([], nil)
        do {
            while first.count < HeaderRow.mostRows, let row = try Self.next(&source) {
                first.append(row)
                if HeaderRow.isCertain(row, isKnown: isKnown) { break }
            }
        } catch {
            guard !first.isEmpty else { throw error }
            fault = error
        }
        guard let place = HeaderRow.index(in: first, isKnown: isKnown) else {
            throw UnreadableFeed("\(name): empty; its first line must have the headings")
        }
        let headings = first[place].cells.map(\.trimmed)
        let count = (headings.lastIndex { !$0.isEmpty } ?? 0) + 1
        guard count <= Self.mostColumns else {
            throw UnreadableFeed(
                "\(name): \(count) columns, and no spreadsheet has more than \(Self.mostColumns); is this a CSV file?"
            )
        }
        let keys = headings[..<count].map(headingKey)
        self.headings = Array(headings[..<count])
        headingKeys = keys
        dates = Set(keys.indices.filter { Self.isOfDates(keys[$0]) })
        rows = source
        ready = first[(place + 1)...].reversed()
        self.fault = fault
        for row in first[..<place] { leave(row, "above the headings") }
    }

    /// Opens a delimited text.
    convenience init(
        name: String,
        size: Int,
        _ chunks: ByteChunks,
        longestRow: Int = 1 << 24,
        isKnown: (String) -> Bool
    ) throws(UnreadableFeed) {
        let rows = try CSVRecords(name, chunks, longest: longestRow, isKnown: isKnown)
        try self.init(name: name, size: size, rows: rows, isKnown: isKnown)
    }

    /// The most columns that a spreadsheet can have.
    static let mostColumns = 16_384

    /// What is to be told about how the file is read, as far as it has been read.
    var remarks: [String] { rows.remarks + leftOut }

    /// The names of the other sheets of a workbook that might have been meant.
    var otherSheets: [String] { rows.otherSheets }

    /// Returns the next row; nil after the last one.
    func next() throws(UnreadableFeed) -> Row? {
        while let row = try nextContent() {
            if repeatsHeadings(row) {
                leave(row, "the headings once more")
                continue
            }
            if held.count < HeaderRow.mostRows, FooterRow.isLike(row, of: headings.count) {
                held.append(row)
            } else if held.isEmpty {
                return try taken(row)
            } else {
                // Rows like any other, because one follows.
                let first = held.removeFirst()
                ready += [row] + held.reversed()
                held = []
                return try taken(first, asFooter: true)
            }
        }
        for row in held { leave(row, "a total or a remark below the last row") }
        held = []
        if let row = shortRows.cut {
            throw UnreadableFeed(
                "\(name), line \(row.line): ends after \(counted(row.cells.count, "cell", "cells")) of \(headings.count), "
                    + "unlike most rows; if it was not cut short, write its last separators too"
            )
        }
        return nil
    }

    /// Whether a row has the headings again, as on every page or for every school of a report.
    private func repeatsHeadings(_ row: Row) -> Bool {
        guard headings.count > 1, let place = row.cells.firstIndex(where: { !$0.isBlank }),
            place < headings.count,
            row.cells[place].trimmed == headings[place]
        else { return false }
        let cells = row.cells.map(\.trimmed)
        return cells.count <= headings.count && cells.count(where: { !$0.isEmpty }) > 1
            && zip(cells, headings).allSatisfy { $0 == $1 }
            && headings.dropFirst(cells.count).allSatisfy(\.isEmpty)
    }

    /// Reads on, but for at most so many rows and bytes, and returns what has been read; it all stays to be read.
    ///
    /// It is enough to tell what a column has.
    private(set) lazy var firstRows: [Row] = {
        var (ahead, bytes): ([Row], Int) = ([], 0)
        do throws(UnreadableFeed) {
            while ahead.count < Self.mostRowsAhead, bytes < Self.mostBytesAhead, fault == nil,
                let row = try Self.next(&rows)
            {
                bytes += row.cells.reduce(0) { $0 + $1.utf8.count }
                ahead.append(row)
            }
        } catch {
            fault = error
        }
        ready = ahead.reversed() + ready
        return ready.reversed()
    }()

    /// The columns whose cells are looked at; a file with more of them is no district's.
    static let mostColumnsAhead = 1_000
    private static let mostRowsAhead = 2_000
    private static let mostBytesAhead = 1 << 22

    /// Returns the cells of a column among the first rows, but for blank ones.
    func firstCells(of column: Int) -> [String] {
        firstRows.compactMap { row in
            guard row.cells.indices.contains(column) else { return nil }
            let text = row.cells[column].cellText
            return text.isEmpty || isBlankWord(text) ? nil : text
        }
    }

    private func taken(_ row: Row, asFooter isFooter: Bool = false) throws(UnreadableFeed) -> Row {
        rowCount += 1
        if !rows.omitsBlankCells {
            guard row.isTerminated || row.cells.count >= headings.count else {
                throw UnreadableFeed(
                    "\(name), line \(row.line): the file seems to be cut off, for its last line ends after "
                        + "\(counted(row.cells.count, "cell", "cells")) of \(headings.count); send or save it again"
                )
            }
            // A remark between the rows has but one cell, and was not cut short.
            if !isFooter { shortRows.add(row, of: headings.count) }
        }
        guard !row.numbers.isEmpty else { return row }
        var row = row
        for column in row.numbers where dates.contains(column) {
            row.cells[column] = rows.date(of: row.cells[column]) ?? row.cells[column]
        }
        return row
    }

    /// Returns the next row that is not blank, wherever it is kept.
    private func nextContent() throws(UnreadableFeed) -> Row? {
        if let row = ready.popLast() { return row }
        if let fault { throw fault }
        return try Self.next(&rows)
    }

    private static func next(_ rows: inout any TableRows) throws(UnreadableFeed) -> Row? {
        while let row = try rows.next() {
            if row.cells.contains(where: { !$0.isBlank }) { return row }
        }
        return nil
    }

    /// Leaves out a row that is none of the table's, and remembers to tell it.
    func leave(_ row: Row, _ why: String) {
        let text = row.cells.map(\.trimmed).filter { !$0.isEmpty }.joined(separator: " ")
        leftOut.append("\(name), line \(row.line): left out, \(why): \(quoted(text))")
    }

    /// Whether a heading is one of dates, so that a workbook's number below it is one, however it is shown.
    private static func isOfDates(_ key: String) -> Bool {
        ["date", "lastday", "expires", "expiration", "expiry"].contains { key.contains($0) }
    }
}
