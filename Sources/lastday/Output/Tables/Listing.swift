import LastdayCore

/// A list of records of one kind, which every format shows with the same contents.
struct Listing {
    /// A column: its heading in a table, and its name in JSON and CSV.
    struct Column {
        /// The heading; nil if a table, which has to fit a terminal, leaves the column out.
        let heading: String?
        let name: String
        /// Whether a narrow terminal may cut the column's cells: true for names, false for instants.
        let shrinks: Bool

        init(_ heading: String?, _ name: String, shrinks: Bool = false) {
            self.heading = heading
            self.name = name
            self.shrinks = shrinks
        }
    }

    let columns: [Column]
    /// The rows, if they are few enough to hold in memory.
    var rows: [[FieldValue]] = []
    /// The sentence that a table shows if there are no rows.
    let emptiness: String

    /// Writes the listing in that format.
    func write(as format: OutputOptions.Format) {
        write(as: format) { take in rows.forEach(take) }
    }

    /// Writes a listing whose rows are passed one at a time.
    ///
    /// Only the rows that determine a table's widths are held in memory.
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
            // A heading line and the records, as in RFC 4180 but with bare line feeds.
            output.write(CSVText.line(columns.map { .text($0.name) }))
            try forEachRow { output.write(CSVText.line($0)) }
        }
        output.flush()
    }

    private func object(_ row: [FieldValue]) -> String {
        JSON.object(zip(columns, row).map { Field($0.name, $1) })
    }
}
