import Foundation
import LastdayCore
import LastdayTestKit
import Testing

@testable import LastdayImport

@Suite struct WorkbookTests {
    /// Opens the table in a file with these bytes.
    private func table(_ bytes: [UInt8], sheet: String? = nil) throws -> CSVFile {
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(bytes).write(to: URL(filePath: path))
        return try CSVFile(path: path, called: "staff", sheet: sheet)
    }

    /// Returns the cell of a workbook in which it stands below a heading.
    private func cell(
        _ xml: String,
        under heading: String = "Username",
        strings: String = "",
        styles: String = "",
        properties: String = ""
    ) throws -> String? {
        let rows = "<row><c t=\"inlineStr\"><is><t>\(heading)</t></is></c></row><row>\(xml)</row>"
        let book = TestWorkbook(rows: rows, strings: strings, styles: styles, properties: properties)
        return try table(book.bytes).rows().first?.cells.first
    }

    @Test(arguments: [
        ("<c t=\"s\"><v>1</v></c>", "Al Lee"),
        ("<c t=\"str\"><f>A1&amp;\"x\"</f><v>al&amp;lee</v></c>", "al&lee"),
        ("<c t=\"inlineStr\"><is><r><t>a</t></r><r><t xml:space=\"preserve\"> b</t></r></is></c>", "a b"),
        ("<c t=\"b\"><v>1</v></c>", "TRUE"), ("<c t=\"b\"><v>0</v></c>", "FALSE"),
        ("<c t=\"e\"><v>#N/A</v></c>", "#N/A"),
        ("<c t=\"d\"><v>2026-12-18T00:00:00</v></c>", "2026-12-18"), ("<c><v>46374</v></c>", "46374"),
        ("<c t=\"s\"><v>2</v></c>", "a\nb_x"),
    ])
    func `a cell is read as the sheet has it`(xml: String, text: String) throws {
        let strings =
            "<si><t>x</t></si><si><r><t>Al</t></r><r><rPr><b/></rPr><t> Lee</t></r><rPh sb=\"0\"><t>ah</t></rPh></si>"
            + "<si><t>a_x000A_b_x005F_x</t></si>"
        #expect(try cell(xml, strings: strings) == text)
    }

    @Test(arguments: [
        ("4101", "4101"), ("4101.0", "4101"), ("1.2E+14", "120000000000000"), ("1.2e3", "1200"),
        ("-3.50E1", "-35"),
        ("0", "0"), ("0.0", "0"), ("0.5", "0.5"), ("1.5E-7", "1.5E-7"), ("1E400", "1E400"),
        ("1E+22", "1E+22"),
        ("", ""), ("12x", "12x"), ("1.2.3", "1.2.3"), ("00123", "123"), (".", "."),
    ])
    func `a whole number is written without exponent and decimal places`(written: String, plain: String) {
        #expect(SheetNumber(text: written).plain == plain)
    }

    @Test(arguments: [
        ("46374", "2026-12-18"), ("46374.354166666664", "2026-12-18 08:30"),
        ("46374.999999999", "2026-12-19"),
        ("46374.00001157407", "2026-12-18 00:00:01"), ("1", "1900-01-01"), ("59", "1900-02-28"),
        ("60", "1900-02-29"),
        ("61", "1900-03-01"), ("2957003", "9995-12-30"), ("1e9", nil), ("-1", nil), ("nan", nil), ("x", nil),
    ])
    func `a date counts days from 1900, with a day that never was`(number: String, date: String?) {
        #expect(SheetNumber(text: number).date(in: .from1900) == date)
    }

    @Test func `a workbook may count days from 1904`() throws {
        let styles = "<cellXfs><xf numFmtId=\"14\"/></cellXfs>"
        let cell = try cell("<c s=\"0\"><v>44912</v></c>", styles: styles, properties: "date1904=\"1\"")
        #expect(cell == "2026-12-18")
        #expect(SheetNumber(text: "0").date(in: .from1904) == "1904-01-01")
    }

    @Test(arguments: [
        ("General", CellFormats.Meaning.number), ("0", .number), ("0.00", .number), ("#,##0", .number),
        ("@", .number),
        ("0.00E+00", .number), ("m/d/yyyy", .date), ("[$-409]d\\-mmm\\-yy;@", .date),
        ("yyyy\\-mm\\-dd hh:mm", .date),
        ("[$-F800]dddd, mmmm dd, yyyy", .date), ("mmmm", .date), ("h:mm AM/PM", .time), ("mm:ss.0", .time),
        ("[h]:mm", .number), ("\"day\" 0", .number), ("000000", .digits(6)), ("[Red]0.0;[Blue]d", .number),
        ("0\" d\"", .number),
    ])
    func `a format tells what a number means`(code: String, meaning: CellFormats.Meaning) {
        #expect(CellFormats.meaning(of: code) == meaning)
    }

    @Test func `an identifier keeps the zeros that its format shows`() throws {
        let styles =
            "<numFmts><numFmt numFmtId=\"164\" formatCode=\"000000\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>"
        #expect(try cell("<c s=\"1\"><v>4101</v></c>", under: "Employee ID", styles: styles) == "004101")
        #expect(try cell("<c s=\"0\"><v>4101</v></c>", under: "Employee ID", styles: styles) == "4101")
    }

    @Test func `a number below a heading of dates is a date, however it is shown`() throws {
        #expect(try cell("<c s=\"1\"><v>46374</v></c>", under: "Last Day") == "2026-12-18")
        #expect(try cell("<c><v>46374</v></c>", under: "Employee ID") == "46374")
        #expect(try cell("<c><v>20261218</v></c>", under: "Last Day") == "20261218")
    }

    @Test func `cells stand in the columns of their references, and rows on their lines`() throws {
        func text(_ reference: String, _ text: String) -> String {
            "<c r=\"\(reference)\" t=\"str\"><v>\(text)</v></c>"
        }
        let rows =
            "<row r=\"3\">\(text("A3", "Username"))\(text("B3", "Note"))\(text("C3", "Last Day"))</row>"
            + "<row r=\"4\"/><row r=\"7\" hidden=\"1\">\(text("A7", "alee"))\(text("C7", "12/18/2026"))</row><row r=\"9\">\(text("A9", "bee"))</row>"
        let file = try table(TestWorkbook(rows: rows).bytes)
        let read = try file.rows()
        #expect(read.map(\.cells) == [["alee", "", "12/18/2026"], ["bee"]])
        #expect(read.map(\.line) == [7, 9])
        #expect(file.remarks == ["staff: 1 hidden row of the sheet read like the others"])
    }

    private static func sheet(_ heading: String) -> String {
        TestWorkbook.sheet(heading.isEmpty ? "" : "<row><c t=\"str\"><v>\(heading)</v></c></row>")
    }

    private static let book = TestWorkbook([
        ("Old", sheet("Email"), true), ("Empty", sheet(""), false), ("Staff", sheet("Username"), false),
        ("Leavers", sheet("Last Day"), false),
    ])

    @Test(arguments: [(nil, "Username"), ("Leavers", "Last Day"), ("leavers", "Last Day"), ("Old", "Email")])
    func `the first sheet with cells is read, or the one that is named`(sheet: String?, heading: String)
        throws
    {
        let file = try table(Self.book.bytes, sheet: sheet)
        #expect(file.headings == [heading])
        let told =
            "staff: the sheet \"Staff\" is read, and not \"Empty\", \"Leavers\"; another one with --sheet NAME"
        #expect(file.remarks == (sheet == nil ? [told] : []))
        #expect(file.otherSheets == (sheet == nil ? ["Empty", "Leavers"] : []))
    }

    @Test func `a sheet that does not exist is refused with the names of those that do`() {
        let names = "\"Old\", \"Empty\", \"Staff\", \"Leavers\""
        #expect(throws: UnreadableFeed("staff: no sheet \"Away\"; its sheets are \(names)")) {
            try table(Self.book.bytes, sheet: "Away")
        }
        #expect(throws: UnreadableFeed("staff: not a workbook, so it has no sheets; leave out --sheet")) {
            try table(Array("Username\n".utf8), sheet: "Away")
        }
    }

    private static let someRow = "<row><c t=\"s\"><v>0</v></c></row>"
    private static let manyAttributes = (0...1_000).map { "a\($0)=''" }.joined(separator: " ")
    private static let longRemark = String(repeating: "x", count: 1 << 19)

    private static let hostile: [(rows: String, strings: String, fault: String)] = [
        (someRow, "", "line 1: the sheet is damaged"),
        ("<row><c r=\"7\"><v>1</v></c></row>", "", "line 1: the sheet is damaged"),
        ("<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>", "", "line 1: the sheet is damaged"),
        ("<row r=\"5\"/><row r=\"5\"/>", "", "line 5: the sheet is damaged"),
        ("<row r=\"0\"/>", "", "the sheet is damaged"),
        ("<row r=\"1048577\"/>", "", "the sheet is damaged"),
        ("<row><c r=\"XFE1\"><v>1</v></c></row>", "", "more than 16384 columns"),
        ("<row>", "", "damaged (at line 1"), ("<row a=\"1\" a=\"2\"/>", "", "damaged (at line 1"),
        ("&x;", "", "damaged (at line 1"),
        ("<row \(manyAttributes)/>", "", "more than 1000 attributes"),
        ("<!--\(longRemark)--><row/>", "", "a tag or a remark of more than 256 KB"),
        (someRow, "</sst><!DOCTYPE x>", "damaged"),
    ]

    @Test(arguments: hostile)
    func `a damaged or hostile sheet is refused`(rows: String, strings: String, fault: String) {
        #expect { try table(TestWorkbook(rows: rows, strings: strings).bytes).rows() } throws: {
            "\($0)".hasPrefix("staff") && "\($0)".contains(fault)
        }
    }

    @Test func `an entity is not expanded, for no part may declare one`() {
        let bomb = "<!DOCTYPE sst [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><sst><si><t>&b;</t></si></sst>"
        let parts = TestWorkbook(rows: Self.someRow).parts.map { name, own in
            (name, name == "xl/sharedStrings.xml" ? Array(bomb.utf8) : own)
        }
        #expect { try table(StoredArchive.bytes(parts)) } throws: {
            "\($0)".contains("a declaration as <!DOCTYPE …>, which no workbook has")
        }
    }

    @Test(arguments: ["<si><t>0123456789</t></si>", "<si/><si/>"])
    func `texts that would take too much memory are refused`(texts: String) {
        #expect {
            let strings = SharedStrings("staff", largest: 1 << 20)
            let bytes = Array("<sst>\(String(repeating: texts, count: 1 << 16))</sst>".utf8)
            try XMLScan.read("staff", ByteChunks(bytes), strings)
        } throws: {
            "\($0)".contains("MB of texts; save the sheet as CSV")
        }
    }

    @Test(arguments: [
        ("xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml is missing in it"),
        ("xl/workbook.xml", "a zip archive without a workbook"),
        ("xl/_rels/workbook.xml.rels", "no sheet with anything in it"),
    ])
    func `a workbook without one of its parts is refused`(part: String, fault: String) {
        let parts = TestWorkbook(rows: Self.someRow, strings: "<si><t>Username</t></si>").parts
        #expect { try table(StoredArchive.bytes(parts.filter { $0.name != part })) } throws: {
            "\($0)".hasPrefix("staff: \(fault)")
        }
    }

    @Test func `a workbook is told by its content, and imported`() throws {
        let heading = "<row><c t=\"str\"><v>Username</v></c></row><row><c t=\"str\"><v>alee</v></c></row>"
        let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(TestWorkbook(rows: heading).bytes).write(to: URL(filePath: path))
        #expect(try Feed.read(path: path).rows.map(\.username) == ["alee"])
    }
}
