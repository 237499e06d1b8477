import LastdayRules

extension Columns {
    /// What the rows of the file say, all of them.
    ///
    /// - Throws: ``BadRows`` with every fault of every row, so that one look at the file mends them all.
    func hear(_ file: CSVFile) throws(BadRows) -> [Row] {
        var faults: [String] = []
        let rows = file.rows.map { hear($0, of: file, &faults) }
        guard faults.isEmpty else { throw BadRows(faults) }
        return rows
    }

    private func hear(_ row: CSVFile.Row, of file: CSVFile, _ faults: inout [String]) -> Row {
        var heard = Row(origin: "\(file.name), line \(row.line)")
        // Empty cells beyond the headings are a spreadsheet's habit; anything else there belongs to no column.
        if let last = row.cells.lastIndex(where: { !$0.isBlank }), last >= file.headings.count {
            faults.append(
                "\(heard.origin): \(last + 1) cells under \(file.headings.count) headings; "
                    + "a cell with a comma in it must be quoted"
            )
            return heard
        }
        for column in taken {
            // A row that ends early says nothing of the rest, but for what every row must have.
            let missing = column.known.need == .everyCell ? "" : nil
            guard let cell = row.cell(column.index) ?? missing else { continue }
            do {
                try column.known.hear(cell.trimmed, &heard)
            } catch {
                faults.append("\(heard.origin), column \(printable(column.heading)): \(error.fault)")
            }
        }
        heard.other = left.compactMap { column in
            row.cell(column.index).map { NamedText(name: column.name, text: $0) }
        }
        return heard
    }

    /// What an import says of the file.
    func report(on file: CSVFile) -> FeedFile {
        FeedFile(
            name: file.name,
            rowCount: file.rows.count,
            taken: taken.map { FeedFile.Taken(heading: $0.heading, field: $0.known.field) },
            left: left.map { FeedFile.Left(heading: $0.name, nearest: $0.nearest) },
            refused: refused
        )
    }
}

extension CSVFile.Row {
    fileprivate func cell(_ index: Int) -> String? { cells.indices.contains(index) ? cells[index] : nil }
}
