import Testing

@testable import LastdayFeeds

struct CSVFileTests {
    @Test
    func `a byte-order mark is not part of the first heading`() throws {
        let file = try CSVFile(name: "accounts.csv", bytes: [0xEF, 0xBB, 0xBF] + "Username,Email\n".utf8)
        #expect(file.headings == ["Username", "Email"])
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `lines end as Unix, Windows or an old Mac writes them`(end: String) throws {
        let file = try csv(["a,b", "1,2", "", "3,4"].joined(separator: end))
        #expect(file.headings == ["a", "b"])
        #expect(file.rows.map(\.cells) == [["1", "2"], ["3", "4"]])
        #expect(file.rows.map(\.line) == [2, 4])
    }

    @Test(arguments: ["\n", "\r\n"])
    func `a row keeps its line number after quoted line breaks and blank lines`(end: String) throws {
        let file = try csv("a,b\(end)1,\"two\(end)lines\(end)more\"\(end)\(end) , \(end)5,6\(end)")
        #expect(file.rows.map(\.line) == [2, 7])
        #expect(file.rows.map(\.cells) == [["1", "two\(end)lines\(end)more"], ["5", "6"]])
    }

    @Test
    func `quoted cells hold commas, quotation marks and line breaks`() throws {
        let file = try csv("a,b,c\n\"Smith, Jr.\", \"5\"\" pipe\" ,\"\"\n")
        #expect(file.rows.first?.cells == ["Smith, Jr.", "5\" pipe", ""])
    }

    @Test
    func `a last cell that is empty is a cell, and a missing one is none`() throws {
        let file = try csv("a,b,c\n1,2,\n1,2\n1,2,")
        #expect(file.rows.map(\.cells) == [["1", "2", ""], ["1", "2"], ["1", "2", ""]])
    }

    @Test
    func `headings end with the last that is not blank`() throws {
        let file = try csv(" a ,,b, ,\n1,2,3,,\n")
        #expect(file.headings == ["a", "", "b"])
    }

    @Test
    func `a mark that combines with the comma before it stays in its own cell`() throws {
        let teacher = "\u{1F469}\u{200D}\u{1F3EB}"
        let file = try csv("a,b,c\n1,\u{301}x,\"\u{200D}y\"\nä,\(teacher),ß\n")
        #expect(file.rows.map(\.cells) == [["1", "\u{301}x", "\u{200D}y"], ["ä", teacher, "ß"]])
    }

    // Bytes that end a line where each is taken for a letter: C3 85, D1 85, the vertical tab, the form feed.
    @Test(arguments: ["Åsa", "Хохлов", "x\u{85}y", "x\u{2028}y", "x\u{B}y", "x\u{C}y"])
    func `only line feeds and carriage returns end a row`(text: String) throws {
        let file = try csv("a,b\n\(text),\"\(text)\"\n3,4\n")
        #expect(file.rows.map(\.cells) == [[text, text], ["3", "4"]])
        #expect(file.rows.map(\.line) == [2, 3])
    }

    @Test
    func `a quotation mark that never closes is refused with the line where it opens`() {
        #expect(throws: UnreadableFeed("accounts.csv, line 3: a quotation mark opens here and never closes"))
        {
            try csv("a,b\n1,\"two\nlines\",\"4\n5,6\n7,8\n")
        }
    }

    @Test(arguments: ["a,b\n1,2\n3,O\"Brien\n5,\"6\"\n", "a,b\n1,2\n\"3\"x,4\n", "a,b\n1,2\n3,4\""])
    func `a quotation mark out of place is refused with its line`(text: String) {
        let fault = "a quotation mark out of place; quote the whole cell and double the marks in it"
        #expect(throws: UnreadableFeed("accounts.csv, line 3: \(fault)")) { try csv(text) }
    }

    @Test
    func `text that is not UTF-8 is refused with its line`() {
        let latin1 = Array("a,b\n1,2\n3,Jos".utf8) + [0xE9] + Array("\n5,6\n".utf8)
        let fault = "not UTF-8 text; save the file as \"CSV UTF-8\""
        #expect(throws: UnreadableFeed("accounts.csv, line 3: \(fault)")) {
            try CSVFile(name: "accounts.csv", bytes: latin1)
        }
    }

    @Test(arguments: ["", "\u{FEFF}", "\n , \n"])
    func `a file without a heading is refused`(text: String) {
        #expect(throws: UnreadableFeed("accounts.csv: empty; its first line must hold the headings")) {
            try csv(text)
        }
    }
}
