import LastdayMessages
import LastdayCore

extension Columns {
    /// Decodes a row of the file; if anything in it is invalid, adds the faults and returns nil.
    func decode(
        _ row: CSVFile.Row,
        of file: CSVFile,
        numbered number: Int = 0,
        _ faults: inout Faults
    ) -> Row? {
        var result = Row(origin: file.origin(of: row))
        // Spreadsheets often write empty cells beyond the headings; anything else there belongs to no column.
        if let last = row.cells.lastIndex(where: { !$0.isBlank }), last >= file.headings.count {
            let fault =
                "\(result.origin): \(counted(last + 1, "cell", "cells")) under "
                + "\(counted(file.headings.count, "heading", "headings")); "
                + "a cell with a comma in it must be quoted"
            faults.add(fault, line: row.line, ofFile: number)
            return nil
        }
        var isWhole = true
        for column in decoded {
            // A row that ends early leaves the remaining fields unspecified, except for required cells.
            let missing = column.known.requirement == .everyCell ? "" : nil
            guard let text = row.cell(column.index) ?? missing else { continue }
            let cell = text.cellText
            do throws(BadCell) {
                guard !isSocialSecurityNumber(cell) else {
                    throw BadCell(
                        "a social security number, which is never stored; leave the column out with --ignore-column"
                    )
                }
                if let twin = column.twin {
                    guard try isNews(cell, beside: row.cell(twin)?.cellText ?? "", of: file.headings[twin])
                    else { continue }
                }
                try column.decode(cell, column.heading, &result)
                if let remark = column.known.remark?(cell) {
                    faults.remark("\(result.origin), column \(brief(column.heading)): \(remark)")
                }
            } catch {
                var fault = "\(result.origin), column \(brief(column.heading)): \(error.fault)"
                if error.fault.hasSuffix("--ignore-column") {
                    fault += " \(quoted(name(of: column, in: file)))"
                }
                faults.add(fault, line: row.line, ofFile: number, refusesFile: error.refusesFile)
                isWhole = false
            }
        }
        for (index, cell) in row.cells.prefix(file.headings.count).enumerated() where cell.utf8.contains(0) {
            let heading = file.headings[index]
            let name = heading.isEmpty ? "column \(index + 1)" : heading
            let fault =
                "\(result.origin), column \(brief(name)): contains a NUL character; save the file again"
            faults.add(fault, line: row.line, ofFile: number)
            isWhole = false
        }
        for column in blank where row.cell(column.index)?.isBlank == false {
            let fault = "\(result.origin): \(StandingHeadings.refusal(of: column.name))"
            faults.add(fault, line: row.line, ofFile: number)
            isWhole = false
        }
        guard isWhole else { return nil }
        do throws(BadField) {
            try finish(&result)
        } catch {
            let column = taken.first { $0.known.field == error.field.rawValue }
            let place = column.map { ", column \(brief($0.heading))" } ?? ""
            faults.add("\(result.origin)\(place): \(error.fault)", line: row.line, ofFile: number)
            return nil
        }
        if !left.isEmpty {
            result.other += left.compactMap { column in
                row.cell(column.index).map { NamedText(name: column.name, text: $0) }
            }
        }
        // Nothing that is stored is ever deleted.
        if let secret = result.other.first(where: { hasSocialSecurityNumber($0.text) }) {
            let fault =
                "\(result.origin), column \(brief(secret.name)): has the form of a social security number, which is never stored; "
                + "leave the column out with --ignore-column \(quoted(secret.name))"
            faults.add(fault, line: row.line, ofFile: number)
            return nil
        }
        return result
    }

    /// Returns the name by which --ignore-column means a column and no other.
    private func name(of column: Taken, in file: CSVFile) -> String {
        let isRepeated = file.headingKeys.count { $0 == file.headingKeys[column.index] } > 1
        return isRepeated ? "\(column.heading) (column \(column.index + 1))" : column.heading
    }

    /// Returns whether the cell of a further column for a field says more than the first one.
    ///
    /// - Throws: ``BadCell`` if it says something else.
    private func isNews(_ cell: String, beside first: String, of heading: String) throws(BadCell) -> Bool {
        guard !cell.isEmpty, cell != first else { return false }
        guard first.isEmpty else {
            throw BadCell(
                "\(quoted(cell)), and \(quoted(first)) in column \(brief(heading)), which means the same; leave one of them out with --ignore-column"
            )
        }
        return true
    }

    /// Decodes all rows of a file that is small enough to be held in memory.
    ///
    /// - Throws: ``UnreadableFeed``, or ``LastdayCore/BadRows`` with every fault of every row.
    func decodeAll(_ file: CSVFile) throws -> [Row] {
        var faults = Faults()
        var rows: [Row] = []
        while let row = try file.next() {
            if let decoded = decode(row, of: file, &faults) { rows.append(decoded) }
        }
        try faults.refuse()
        return rows
    }

    /// Returns the index of the column that sets a field; nil if the file has none.
    func index(of field: String) -> Int? { taken.first { $0.known.field == field }?.index }

    /// Returns the import's report on the file, as far as it has been read.
    func report(on file: CSVFile) -> FeedFile {
        FeedFile(
            name: file.name,
            rowCount: file.rowCount,
            taken: taken.map { FeedFile.Taken(heading: $0.heading, field: $0.known.field) },
            left: left.map(\.name),
            dropped: dropped,
            remarks: file.remarks
        )
    }
}

extension CSVFile {
    /// Returns the place of a row, for messages.
    func origin(of row: Row) -> String { "\(name), line \(row.line)" }
}

extension CSVFile.Row {
    /// Returns the cell at an index; nil if the row ends before it.
    func cell(_ index: Int) -> String? { cells.indices.contains(index) ? cells[index] : nil }
}
