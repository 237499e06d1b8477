import Testing

@testable import LastdayImport

@Suite struct DelimitedTextTests {
    private static let people = "Username,Last Name\nalee,Léa “Al” Lee\nbee,Bee\n"

    /// Returns a text in UTF-16.
    private static func utf16(_ text: String, isBigEndian: Bool = false) -> [UInt8] {
        text.utf16.flatMap { unit in
            let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
            return isBigEndian ? bytes.reversed() : bytes
        }
    }

    /// Returns a text in Windows-1252.
    private static func windows1252(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { scalar in
            (UInt8.min...UInt8.max).first { $0.windows1252 == scalar } ?? UInt8(ascii: "?")
        }
    }

    private static let encoded: [(encoding: String?, bytes: [UInt8])] = [
        (nil, Array(people.utf8)), (nil, Array("\u{FEFF}\(people)".utf8)),
        (nil, Array("\u{FEFF}\u{FEFF}\(people)".utf8)),
        ("UTF-16", utf16("\u{FEFF}\(people)")), ("UTF-16", utf16(people)),
        ("UTF-16 (big-endian)", utf16("\u{FEFF}\(people)", isBigEndian: true)),
        ("UTF-16 (big-endian)", utf16(people, isBigEndian: true)), ("Windows-1252", windows1252(people)),
    ]

    @Test(arguments: encoded, [1, 2, 3, Int.max])
    func `a text is read in the encoding that it is in, and that is told`(
        text: (encoding: String?, bytes: [UInt8]),
        chunk: Int
    ) throws {
        let file = try csv(text.bytes, chunk: chunk)
        #expect(file.headings == ["Username", "Last Name"])
        #expect(try file.rows().map(\.cells) == [["alee", "Léa “Al” Lee"], ["bee", "Bee"]])
        #expect(file.remarks == (text.encoding.map { ["accounts.csv: read as \($0)"] } ?? []))
    }

    @Test func `characters beyond the basic plane are read from UTF-16`() throws {
        let file = try csv(Self.utf16("Username,Last Name\nx,😀\n"), chunk: 5)
        #expect(try file.rows().map(\.cells) == [["x", "😀"]])
    }

    private static let mixed: [(bytes: [UInt8], line: Int)] = [
        (Array("Username\nLéa\n".utf8) + [0xE9, 0x0A], 3),
        (Array("Username\n".utf8) + [0xE9, 0x0A, 0xC3, 0xA9], 3),
        (Array("Username\nx\n".utf8) + [0xE9, 0x81], 3), (Array("Username\n".utf8) + [0x9D], 2),
    ]

    @Test(arguments: mixed)
    func `a text in two encodings, or in none, is refused with its line`(bytes: [UInt8], line: Int) {
        let fault = "not UTF-8 text; save the file as \"CSV UTF-8\""
        #expect(throws: UnreadableFeed("accounts.csv, line \(line): \(fault)")) { try csv(bytes).rows() }
    }

    @Test(arguments: [(";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars")])
    func `the separator is told by the headings`(separator: String, name: String) throws {
        let text = ["\"Last Name\",Username,Email", "\"Lee, Al\",alee,", ",,a@b.org"]
        let lines = text.map { line in
            line.replacing("\"Lee, Al\"", with: "\"Lee; Al\"").replacing(",", with: separator)
        }
        let file = try csv(lines.joined(separator: "\n"))
        #expect(file.headings == ["Last Name", "Username", "Email"])
        #expect(try file.rows().map(\.cells) == [["Lee; Al", "alee", ""], ["", "", "a@b.org"]])
        #expect(file.remarks == ["accounts.csv: cells separated by \(name)"])
    }

    @Test(arguments: [
        ("a;b,c\n1,2\n", ["a;b", "c"]), ("Username\nx;y\n", ["Username"]), ("a;b\n1;2\n", ["a", "b"]),
        ("\"Username;ID\",Email\n", ["Username;ID", "Email"]),
        ("Username;Note, if any\n", ["Username", "Note, if any"]),
        ("sep=;\nusername;x\n", ["username", "x"]), ("sep=,\r\nx,y\r\n", ["x", "y"]),
        ("\"sep=|\"\nx|y\n", ["x", "y"]),
        ("List, of leavers, 2026\nUsername;Last Day\n", ["Username", "Last Day"]),
    ])
    func `the separator is the one with the most known headings, or that the file names`(
        text: String,
        headings: [String]
    ) throws {
        #expect(try csv(text).headings == headings)
    }

    private static let foreign: [(bytes: [UInt8], fault: String)] = [
        (
            [0xD0, 0xCF, 0x11, 0xE0, 0, 1],
            "an old Excel workbook (.xls), or one with a password; save it as .xlsx without a password"
        ),
        (Array("%PDF-1.4\n".utf8), "a PDF document, not a table; ask for the list as .xlsx or CSV"),
        (Array("\n <HTML><table>".utf8), "a web page, not a table; save it as .xlsx or CSV"),
        ([0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0], "UTF-32 text; save the file as \"CSV UTF-8\""),
        ([1, 2, 3, 0], "not a text; save the file as .xlsx or CSV"),
    ]

    @Test(arguments: foreign)
    func `what is no table is refused by its kind`(bytes: [UInt8], fault: String) {
        #expect(throws: UnreadableFeed("accounts.csv: \(fault)")) { try csv(bytes) }
    }
}
