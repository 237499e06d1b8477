import LastdayMessages
import LastdayCore

/// An export in a folder of CSV files.
struct ExportTables: ExportSource {
    private let folder: String
    let head: ExportHead
    /// The kinds whose files have not been read yet; a version that did not know a kind wrote neither its
    /// file nor its count.
    private var kinds: ArraySlice<RecordKind>
    private var file: CSVFile?

    init(in folder: String) throws {
        self.folder = folder
        let chunks = try Disk.chunks(of: "\(folder)/\(ExportForm.manifest)")
        var reader = JSONReader { try chunks.next() }
        var head = ExportHead()
        do {
            try reader.enterObject()
            while let name = try reader.nextName() { head.set(name, try reader.value()) }
            try reader.end()
        } catch let error as UnreadableJSON {
            throw UnreadableFeed("\(ExportForm.manifest), \(error.displayText); export again")
        }
        try head.refuseUnknownKeys(ExportForm.manifest)
        self.head = head
        kinds = RecordKind.copied.filter(head.counts)[...]
    }

    mutating func next() throws -> StoredRecord? {
        while let kind = kinds.first {
            let file = try file ?? open(kind)
            self.file = file
            if let row = try file.next() { return try storedRecord(kind, row, of: file) }
            self.file = nil
            kinds.removeFirst()
        }
        return nil
    }

    private func open(_ kind: RecordKind) throws -> CSVFile {
        let file = try CSVFile(path: "\(folder)/\(ExportForm.fileName(kind))")
        guard kind.form.isWritten(under: file.headings) else {
            throw UnreadableFeed(
                "\(file.name): its headings are not those of an export, \(kind.form.names.joined(separator: ","))"
            )
        }
        return file
    }

    private func storedRecord(_ kind: RecordKind, _ row: CSVFile.Row, of file: CSVFile) throws -> StoredRecord
    {
        guard row.cells.count == file.headings.count else {
            throw UnreadableFeed(
                "\(file.name), line \(row.line): \(row.cells.count) cells under \(file.headings.count) headings"
            )
        }
        do throws(UnreadableField) {
            let fields = zip(file.headings, row.cells).map { ($0, ExportForm.written($1)) }
            return try StoredRecord(kind, FieldReader(fields))
        } catch {
            throw UnreadableFeed("\(file.name), line \(row.line), \(error.displayText)")
        }
    }
}
