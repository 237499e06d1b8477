/// A row of a table, which is a delimited text or a sheet of a workbook.
struct TableRow {
    /// The line on which the row begins, counted from 1.
    let line: Int
    /// The cells of the row; there may be more or fewer of them than headings.
    var cells: [String]
    /// The indexes of the cells that a workbook has as numbers without the format of a date, which may be
    /// dates all the same.
    var numbers: [Int] = []
    /// Whether a line end follows the row; only the last row of a text may be without one.
    var isTerminated = true
}

/// A source of the rows of a table.
protocol TableRows {
    /// Whether rows end with their last cell that is not blank, as in a workbook.
    var omitsBlankCells: Bool { get }
    /// The names of the other sheets of a workbook that might have been meant.
    var otherSheets: [String] { get }
    /// What is to be told about how the rows are read, as far as they have been read.
    var remarks: [String] { get }
    /// Returns the next row, skipping empty lines; nil after the last one.
    mutating func next() throws(UnreadableFeed) -> TableRow?
    /// Returns the date that a number of the table stands for; nil if it stands for none.
    func date(of number: String) -> String?
}

extension TableRows {
    /// The names of the other sheets of a workbook that might have been meant.
    var otherSheets: [String] { [] }
}
