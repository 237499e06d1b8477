import LastdayRules

/// An export in a folder of CSV files.
struct ExportTables: ExportSource {
    private let folder: String
    let head: ExportHead
    private var sorts = RecordKind.copied[...]
    private var file: CSVFile?

    init(in folder: String) throws {
        self.folder = folder
        let portions = try Disk.portions(of: "\(folder)/\(ExportForm.manifest)")
        var reader = JSONReader { try portions.next() }
        var head = ExportHead()
        do {
            try reader.enterObject()
            while let name = try reader.nextName() { head.hear(name, try reader.value()) }
            try reader.end()
        } catch let error as UnreadableJSON {
            throw UnreadableFeed("\(ExportForm.manifest), \(error.told); export again")
        }
        try head.refuseStrangers(ExportForm.manifest)
        self.head = head
    }

    mutating func next() throws -> Kept? {
        while let sort = sorts.first {
            let file = try file ?? open(sort)
            self.file = file
            if let row = try file.next() { return try kept(sort, row, of: file) }
            self.file = nil
            sorts.removeFirst()
        }
        return nil
    }

    private func open(_ sort: RecordKind) throws -> CSVFile {
        let file = try CSVFile(path: "\(folder)/\(ExportForm.fileName(sort))")
        guard file.headings == sort.fieldNames else {
            throw UnreadableFeed(
                "\(file.name): its headings are not those of an export, \(sort.fieldNames.joined(separator: ","))"
            )
        }
        return file
    }

    private func kept(_ sort: RecordKind, _ row: CSVFile.Row, of file: CSVFile) throws -> Kept {
        guard row.cells.count == file.headings.count else {
            throw UnreadableFeed(
                "\(file.name), line \(row.line): \(row.cells.count) cells under \(file.headings.count) headings"
            )
        }
        do throws(UnreadableField) {
            var fields = try FieldReader(
                zip(file.headings, row.cells).map { ($0, ExportForm.written($1)) }
            )
            return try Kept(sort, &fields)
        } catch {
            throw UnreadableFeed("\(file.name), line \(row.line), \(error.told)")
        }
    }
}
