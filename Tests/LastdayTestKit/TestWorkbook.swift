/// An Excel workbook whose parts a test writes.
public struct TestWorkbook: Sendable {
    /// A sheet: its name, its XML, and whether it is hidden.
    public typealias Sheet = (name: String, xml: String, isHidden: Bool)

    private let sheets: [Sheet]
    private let strings: String
    private let styles: String
    private let properties: String

    /// Creates a workbook.
    ///
    /// - Parameters:
    ///   - sheets: The sheets in their order.
    ///   - strings: The content of the table of texts.
    ///   - styles: The content of the table of styles.
    ///   - properties: The attributes of the workbook.
    public init(
        _ sheets: [Sheet],
        strings: String = "",
        styles: String = "",
        properties: String = ""
    ) {
        (self.sheets, self.strings, self.styles, self.properties) = (sheets, strings, styles, properties)
    }

    /// Creates a workbook of one sheet with these rows.
    public init(rows: String, strings: String = "", styles: String = "", properties: String = "") {
        self.init(
            [("Sheet1", Self.sheet(rows), false)],
            strings: strings,
            styles: styles,
            properties: properties
        )
    }

    /// Returns the XML of a sheet with these rows.
    public static func sheet(_ rows: String) -> String {
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>\(rows)</sheetData></worksheet>"
    }

    /// The parts of the workbook, by their paths.
    public var parts: [(name: String, content: [UInt8])] {
        var (list, relations) = ("", "")
        var parts: [(String, String)] = []
        for (index, sheet) in sheets.enumerated() {
            let state = sheet.isHidden ? " state=\"hidden\"" : ""
            list += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\" r:id=\"s\(index)\"\(state)/>"
            relations += relation("s\(index)", "worksheet", "worksheets/sheet\(index + 1).xml")
            parts.append(("xl/worksheets/sheet\(index + 1).xml", sheet.xml))
        }
        relations +=
            relation("t", "sharedStrings", "/xl/sharedStrings.xml") + relation("u", "styles", "styles.xml")
        parts += [
            ("xl/sharedStrings.xml", "<sst>\(strings)</sst>"),
            ("xl/styles.xml", "<styleSheet>\(styles)</styleSheet>"),
            ("xl/_rels/workbook.xml.rels", "<Relationships>\(relations)</Relationships>"),
            (
                "xl/workbook.xml",
                "<workbook xmlns:r=\"r\"><workbookPr \(properties)/><sheets>\(list)</sheets></workbook>"
            ),
        ]
        return parts.map { ($0, Array($1.utf8)) }
    }

    private func relation(_ id: String, _ kind: String, _ target: String) -> String {
        "<Relationship Id=\"\(id)\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/\(kind)\" Target=\"\(target)\"/>"
    }

    /// The bytes of the workbook.
    public var bytes: [UInt8] { StoredArchive.bytes(parts) }
}
