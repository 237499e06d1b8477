import LastdayRules

/// An answer of many records alike: one value, and every format shows the same of it.
struct Listing {
    /// A column: how it is headed in a table, and what it is called in JSON and CSV.
    struct Column {
        /// nil where a table, which has to fit a terminal, leaves the column out.
        let heading: String?
        let name: String
        /// Whether a table may cut its cells where the terminal is narrow: names, not instants.
        let shrinks: Bool

        init(_ heading: String?, _ name: String, shrinks: Bool = false) {
            self.heading = heading
            self.name = name
            self.shrinks = shrinks
        }
    }

    let columns: [Column]
    /// The rows, where they are few.
    var rows: [[FieldValue]] = []
    /// What a table says where there are no rows.
    let emptiness: String

    /// Writes the listing in that format.
    func write(as format: OutputOptions.Format) {
        write(as: format) { take in rows.forEach(take) }
    }

    /// Writes a listing of rows that are handed over one after the other, and of which no more is held than a table takes
    /// its widths from.
    func write(
        as format: OutputOptions.Format,
        forEachRow: (_ take: ([FieldValue]) -> Void) throws -> Void
    ) rethrows {
        var output = Output(forPrograms: format != .table)
        switch format {
        case .table:
            var table = Table(self, width: Terminal.current.width)
            try forEachRow { table.add($0, to: &output) }
            table.end(&output)
        case .json:
            var isFirst = true
            try forEachRow { row in
                output.write((isFirst ? "[\n  " : ",\n  ") + object(row))
                isFirst = false
            }
            output.write(isFirst ? "[]\n" : "\n]\n")
        case .csv:
            // A heading row and the records (RFC 4180, but with bare line feeds).
            output.write(CSVText.line(columns.map { .text($0.name) }))
            try forEachRow { output.write(CSVText.line($0)) }
        }
        output.flush()
    }

    private func object(_ row: [FieldValue]) -> String {
        JSON.object(zip(columns, row).map { Field($0.name, $1) })
    }
}
