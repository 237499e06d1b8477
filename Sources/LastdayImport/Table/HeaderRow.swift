/// The row with the headings, which need not be the first one.
enum HeaderRow {
    /// The most rows among which the headings are sought.
    static let mostRows = CSVRecords.mostLinesAbove

    /// The most cells of a row that are looked up among the known headings.
    private static let mostCells = 500

    /// Returns whether a row is one of headings, whatever comes after it.
    static func isCertain(_ row: TableRow, isKnown: (String) -> Bool) -> Bool {
        var known = 0
        for cell in row.cells.prefix(mostCells) where isKnown(cell.trimmed) {
            known += 1
            if known > 1 { return true }
        }
        return false
    }

    /// Returns the index of the headings among the first rows: the first of two known headings, the only one of
    /// a table with a single column, or else the first row.
    static func index(in rows: [TableRow], isKnown: (String) -> Bool) -> Int? {
        if let index = rows.firstIndex(where: { isCertain($0, isKnown: isKnown) }) { return index }
        let cells = rows.map { $0.cells.filter { !$0.isBlank } }
        if cells.allSatisfy({ $0.count == 1 }),
            let index = cells.firstIndex(where: { isKnown($0[0].trimmed) })
        {
            return index
        }
        return rows.firstIndex { !isPreamble($0) } ?? rows.indices.first
    }

    /// Whether a row is a line that PowerShell or Entra writes above the headings.
    private static func isPreamble(_ row: TableRow) -> Bool {
        row.cells.first.map { $0.hasPrefix("#") || $0.hasPrefix("version:") } ?? false
    }
}
