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
    let rows: [[FieldValue]]
    /// What a table says where there are no rows.
    let emptiness: String

    /// Writes the listing in that format.
    func write(as format: OutputOptions.Format) {
        switch format {
        case .table: Terminal.current.write(Table(self, width: Terminal.current.width).text)
        case .json: Terminal.current.writeForPrograms(json)
        case .csv: Terminal.current.writeForPrograms(csv)
        }
    }

    /// An array of objects, one a line.
    var json: String {
        let objects = rows.map { row in JSON.object(zip(columns, row).map { Field($0.name, $1) }) }
        return objects.isEmpty ? "[]\n" : "[\n  " + objects.joined(separator: ",\n  ") + "\n]\n"
    }

    /// A heading row and the records (RFC 4180, but with bare line feeds).
    var csv: String {
        let heading = CSVText.line(columns.map { .text($0.name) })
        return ([heading] + rows.map(CSVText.line)).joined()
    }
}
