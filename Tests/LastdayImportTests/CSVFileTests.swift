import Testing

@testable import LastdayImport

struct CSVFileTests {
    @Test
    func `a byte-order mark is not part of the first heading`() throws {
        let file = try csv([0xEF, 0xBB, 0xBF] + "Username,Email\n".utf8)
        #expect(file.headings == ["Username", "Email"])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `lines may end as on Unix, Windows or classic Mac OS`(end: String) throws {
        let file = try csv(["a,b", "1,2", "", "3,4"].joined(separator: end))
        #expect(file.headings == ["a", "b"])
        let rows = try file.rows()
        #expect(rows.map(\.cells) == [["1", "2"], ["3", "4"]])
        #expect(rows.map(\.line) == [2, 4])
    }

    @Test(arguments: ["\n", "\r\n"])
    func `a row keeps its line number after quoted line breaks and blank lines`(end: String) throws {
        let file = try csv("a,b\(end)1,\"two\(end)lines\(end)more\"\(end)\(end) , \(end)5,6\(end)")
        let rows = try file.rows()
        #expect(rows.map(\.line) == [2, 7])
        #expect(rows.map(\.cells) == [["1", "two\(end)lines\(end)more"], ["5", "6"]])
    }

    @Test
    func `quoted cells may contain commas and quotation marks, or nothing`() throws {
        let file = try csv("a,b,c\n\"Smith, Jr.\", \"5\"\" pipe\" ,\"\"\n")
        #expect(try file.rows().first?.cells == ["Smith, Jr.", "5\" pipe", ""])
    }

    @Test(
        arguments: [
            ("\"\"\"\"", "\""), ("\"a\"\"\"", "a\""), ("\"\"\"a\"\"\"\"b\"", "\"a\"\"b"), ("\"\"", ""),
            (" \t\"a\"\t ", "a"), ("\" a \"", " a "), (" \ta ", "a "), ("\u{1}", "\u{1}"),
        ]
    )
    func `blanks around a cell are ignored, and a doubled quotation mark in a quoted cell is one`(
        written: String,
        meant: String
    ) throws {
        let file = try csv("a,b,c\n1,\(written),2\n\(written),1,\(written)")
        #expect(try file.rows().map(\.cells) == [["1", meant, "2"], [meant, "1", meant]])
    }

    @Test func `a doubled quotation mark in an unquoted cell is refused`() {
        let fault = "a quotation mark out of place; quote the whole cell and double the marks in it"
        #expect(throws: UnreadableFeed("accounts.csv, line 2: \(fault)")) {
            try csv("a,b\n5\"\" pipe,2\n").rows()
        }
    }

    @Test
    func `an empty last cell counts as a cell, and a missing one does not`() throws {
        let file = try csv("a,b,c\n1,2\n1,2\n1,2,")
        #expect(try file.rows().map(\.cells) == [["1", "2"], ["1", "2"], ["1", "2", ""]])
    }

    @Test
    func `trailing blank headings are ignored`() throws {
        let file = try csv(" a ,,b, ,\n1,2,3,,\n")
        #expect(file.headings == ["a", "", "b"])
    }

    @Test
    func `a combining character after a comma stays in its own cell`() throws {
        let teacher = "\u{1F469}\u{200D}\u{1F3EB}"
        let file = try csv("a,b,c\n1,\u{301}x,\"\u{200D}y\"\nä,\(teacher),ß\n")
        #expect(try file.rows().map(\.cells) == [["1", "\u{301}x", "\u{200D}y"], ["ä", teacher, "ß"]])
    }

    // Each has a byte or a character that some readers take for the end of a line: the byte 85 (NEL) within Å
    // and х, NEL, the line separator, the vertical tab, and the form feed.
    @Test(arguments: ["Åsa", "Хохлов", "x\u{85}y", "x\u{2028}y", "x\u{B}y", "x\u{C}y"])
    func `only line feeds and carriage returns end a row`(text: String) throws {
        let file = try csv("a,b\n\(text),\"\(text)\"\n3,4\n")
        let rows = try file.rows()
        #expect(rows.map(\.cells) == [[text, text], ["3", "4"]])
        #expect(rows.map(\.line) == [2, 3])
    }

    @Test
    func `an unclosed quotation mark is refused with the line where it opens`() {
        #expect(throws: UnreadableFeed("accounts.csv, line 3: a quotation mark opens here and never closes"))
        {
            try csv("a,b\n1,\"two\nlines\",\"4\n5,6\n7,8\n").rows()
        }
    }

    @Test(arguments: ["a,b\n1,2\n3,O\"Brien\n5,\"6\"\n", "a,b\n1,2\n\"3\"x,4\n", "a,b\n1,2\n3,4\""])
    func `a misplaced quotation mark is refused with its line`(text: String) {
        let fault = "a quotation mark out of place; quote the whole cell and double the marks in it"
        #expect(throws: UnreadableFeed("accounts.csv, line 3: \(fault)")) { try csv(text).rows() }
    }

    @Test(arguments: ["", "\u{FEFF}", "\n , \n"])
    func `a file without a heading is refused`(text: String) {
        #expect(throws: UnreadableFeed("accounts.csv: empty; its first line must have the headings")) {
            try csv(text)
        }
    }

    @Test(arguments: 1...9)
    func `rows are the same wherever the chunks of a file end`(chunk: Int) throws {
        let text = "\u{FEFF}a,b\r\n1,\"two\r\nlines \"\"q\"\"\"\r\rÅsa,Хохлов\r\n\r\n5,6"
        let file = try csv(Array(text.utf8), chunk: chunk)
        #expect(file.headings == ["a", "b"])
        let rows = try file.rows()
        #expect(rows.map(\.cells) == [["1", "two\r\nlines \"q\""], ["Åsa", "Хохлов"], ["5", "6"]])
        #expect(rows.map(\.line) == [2, 5, 7])
        #expect(file.rowCount == 3)
    }

    @Test
    func `an unclosed quotation mark or an endless line is refused before the whole file is read`() {
        let text = "a,b\n1,\"two\n" + String(repeating: "0123456789,0123456789\n", count: 1_000)
        #expect(throws: UnreadableFeed("accounts.csv, line 2: a quotation mark opens here and never closes"))
        {
            try csv(Array(text.utf8), longestRow: 5_000).rows()
        }
        let endless = "a,b\n1,2\n" + String(repeating: "0123456789", count: 1_000)
        #expect(throws: UnreadableFeed("accounts.csv, line 3: too long for a row; is this a CSV file?")) {
            try csv(Array(endless.utf8), longestRow: 5_000).rows()
        }
    }

    @Test(arguments: [1, 2, 3, .max])
    func `empty lines are skipped but counted in line numbers`(chunk: Int) throws {
        let file = try csv(Array("\n\r\n\r\rUsername\n\r\n\n\ru1\r\n\n\nu2\n\n".utf8), chunk: chunk)
        #expect(try file.rows().map(\.line) == [9, 12])
    }
}
