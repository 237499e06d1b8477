import LastdayMessages
import LastdayCore
import LastdaySystem

/// An Excel workbook (.xlsx, ECMA-376), which is a .zip archive of XML files.
struct Workbook {
    static let mainPart = "xl/workbook.xml"
    private static let relationsPart = "xl/_rels/workbook.xml.rels"

    private let name: String
    private let archive: ZipArchive
    private let parts: WorkbookParts
    private let folder: TemporaryFolder

    /// Returns whether an archive is a workbook of any kind.
    static func isOne(_ archive: ZipArchive) -> Bool {
        archive.holds("[Content_Types].xml") || archive.holds(mainPart)
            || foreign.contains { archive.holds($0.part) }
    }

    /// The parts by which workbooks of other programs are told.
    private static let foreign = [
        (part: "xl/workbook.bin", what: "a binary workbook (.xlsb)"),
        (part: "content.xml", what: "a document of OpenOffice or LibreOffice"),
        (part: "Index/Document.iwa", what: "a document of Numbers or Pages"),
        (part: "word/document.xml", what: "a Word document"),
    ]

    /// Opens the workbook at a path.
    ///
    /// - Throws: ``UnreadableFeed``.
    init(path: String, name: String) throws(UnreadableFeed) {
        self.name = name
        let archive = try ZipArchive(path: path, name: name, naming: .wholePath)
        self.archive = archive
        guard archive.holds(Self.mainPart) else {
            if let (_, what) = Self.foreign.first(where: { archive.holds($0.part) }) {
                throw UnreadableFeed("\(name): \(what); save it as .xlsx or CSV")
            }
            throw UnreadableFeed("\(name): a zip archive without a workbook; unpack it first")
        }
        folder = try Disk.temporaryFolder()
        parts = WorkbookParts(name)
        try read(Self.mainPart, parts)
        if archive.holds(Self.relationsPart) { try read(Self.relationsPart, parts) }
    }

    /// Returns the rows of a sheet.
    ///
    /// - Parameter wanted: The sheet's name; by default, it is the first one that is not hidden and has cells.
    /// - Returns: Its rows.
    /// - Throws: ``UnreadableFeed``.
    func rows(of wanted: String?) throws(UnreadableFeed) -> any TableRows {
        let sheets = parts.sheets.filter { parts.relations[$0.relation]?.kind == "worksheet" }
        let strings = SharedStrings(name)
        if let path = parts.path(of: "sharedStrings"), archive.holds(path) { try read(path, strings) }
        let formats = CellFormats(name)
        if let path = parts.path(of: "styles"), archive.holds(path) { try read(path, formats) }
        func rows(of sheet: WorkbookParts.Sheet) throws(UnreadableFeed) -> SheetRows {
            let part = parts.relations[sheet.relation]?.path ?? ""
            return SheetRows(name, try chunks(of: part), strings, formats, parts.calendar, in: folder)
        }
        if let wanted {
            let same = sheets.first { $0.name == wanted }
            guard let sheet = same ?? sheets.first(where: { $0.name.lowercased() == wanted.lowercased() })
            else {
                let names = sheets.prefix(20).map { quoted($0.name) }.joined(separator: ", ")
                throw UnreadableFeed("\(name): no sheet \(quoted(wanted)); its sheets are \(names)")
            }
            return try rows(of: sheet)
        }
        let visible = sheets.filter { !$0.isHidden }
        for sheet in visible {
            let rows = try rows(of: sheet)
            guard let first = try rows.next() else { continue }
            rows.put(back: first)
            if visible.count > 1 {
                rows.otherSheets = visible.map(\.name).filter { $0 != sheet.name }
                let others = rows.otherSheets.prefix(20).map(quoted).joined(separator: ", ")
                rows.choice =
                    "\(name): the sheet \(quoted(sheet.name)) is read, and not \(others); another one with --sheet NAME"
            }
            return rows
        }
        throw UnreadableFeed("\(name): no sheet with anything in it; save the workbook again")
    }

    private func read(_ part: String, _ listener: any XMLListener) throws(UnreadableFeed) {
        try XMLScan.read("\(name), \(brief(part))", try chunks(of: part), listener)
    }

    /// Unpacks a part, and returns its bytes.
    private func chunks(of part: String) throws(UnreadableFeed) -> ByteChunks {
        guard let index = archive.entries.firstIndex(where: { $0.path.lowercased() == part.lowercased() })
        else {
            throw UnreadableFeed("\(name): \(brief(part)) is missing in it; save the workbook again")
        }
        let path = "\(folder.path)/\(index)"
        if case .file? = try? Disk.place(at: path) {
        } else {
            try archive.unpack(archive.entries[index], to: path)
        }
        return try Disk.chunks(of: path)
    }
}
