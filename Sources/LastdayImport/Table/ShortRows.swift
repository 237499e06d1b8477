/// The rows that have fewer cells than there are headings.
///
/// A row that was cut off in sending is short where all others are whole. Some programs leave out the last
/// separators where cells are blank: then half of the rows or more are short, or, as Excel decides it, blocks of
/// sixteen lines, of which the last may be smaller.
struct ShortRows {
    private static let block = 16

    /// The number of rows as long as the headings.
    private var whole = 0
    private var short = 0
    /// The first row of the current run of short rows, and the number of rows in it.
    private var run: (first: TableRow, count: Int)?
    /// The first row that is shorter than its neighbours.
    private var suspect: TableRow?

    /// Counts a row.
    mutating func add(_ row: TableRow, of columns: Int) {
        if row.cells.count >= columns {
            whole += 1
            // The usual row.
            guard let run = run.take() else { return }
            if run.count < Self.block { suspect = suspect ?? run.first }
        } else {
            short += 1
            run = run.map { ($0.first, $0.count + 1) } ?? (row, 1)
        }
    }

    /// The first row that must have been cut short; nil if there is none.
    ///
    /// It is valid at the end of the table.
    ///
    /// The last rows count like others, unless they begin a block.
    var cut: TableRow? {
        guard short < whole else { return nil }
        if let suspect { return suspect }
        guard let run, run.count < Self.block, (run.first.line - 1) % Self.block != 0 else { return nil }
        return run.first
    }
}
