import LastdayMessages
import LastdayCore
import Testing

@testable import LastdayImport

struct ColumnsTests {
    @Test(arguments: ["Expires Date", "expires_date", "ExpiresDate", "EXPIRES-DATE", " expires  date "])
    func `a heading is recognised however its words are joined`(heading: String) throws {
        let feed = try accounts("Username,\(heading)\nkeltnerc,12/18/2026\n")
        #expect(feed.rows.first?.expiresOn == .value(CivilDate(year: 2026, month: 12, day: 18)))
        let taken = FeedFile.Taken(heading: heading.trimmed, field: "Expires Date")
        #expect(feed.files.first?.taken.last == taken)
    }

    @Test
    func `columns may come in any order, with unknown columns among them`() throws {
        let feed = try accounts("Badge,Email,Username,Shoe Size\n17,k@example.org,keltnerc, 9 ½\n")
        let row = try #require(feed.rows.first)
        #expect(row.username == "keltnerc")
        #expect(row.email == .value("k@example.org"))
        #expect(row.other.map(\.name) == ["Badge", "Shoe Size"])
        #expect(row.other.map(\.text) == ["17", "9 ½"])
        #expect(feed.files.first?.left.map(\.heading) == ["Badge", "Shoe Size"])
    }

    @Test
    func `an unknown column that looks misspelt is reported with the likely heading`() throws {
        let file = try #require(try accounts("Username,Expire Date,Emial,E-mail,Building\n").files.first)
        #expect(
            file.left == [
                FeedFile.Left(heading: "Expire Date", nearest: "Expires Date"),
                // Not Email: the file has such a column already.
                FeedFile.Left(heading: "Emial", nearest: nil),
                FeedFile.Left(heading: "Building", nearest: nil),
            ]
        )
    }

    @Test
    func `a file with more columns than a spreadsheet can have is refused`() throws {
        func headings(_ count: Int) -> String {
            "Username," + (2...count).map { "h\($0)" }.joined(separator: ",")
        }
        #expect(try accounts(headings(16_384)).files.first?.left.count == 16_383)
        let fault = "16385 columns, and no spreadsheet has more than 16384; is this a CSV file?"
        #expect(throws: UnreadableFeed("accounts.csv: \(fault)")) { try accounts(headings(16_385)) }
    }

    @Test
    func `two columns for one field are refused`() {
        let fault = "\"Expires Date\" and \"expires_on\" both mean Expires Date; keep one of them"
        #expect(throws: UnreadableFeed("accounts.csv: \(fault)")) {
            try accounts("Username,Expires Date,expires_on\n")
        }
    }

    @Test
    func `a missing column is named together with the headings found`() {
        let seen = "the headings are \"Usrname\" (should it be Username?), \"Email\", \"Last Name\""
        #expect(throws: UnreadableFeed("accounts.csv: no column Username; \(seen)")) {
            try accounts("Usrname,Email,Last Name\nkeltnerc,k@example.org,Smith\n")
        }
    }

    @Test
    func `headings cannot forge a line of the message`() {
        #expect(throws: UnreadableFeed("accounts.csv: no column Username; the headings are \"a\\u{a}b\"")) {
            try accounts("\"a\nb\"\n")
        }
    }

    @Test(arguments: ["Password", "password_hash", "User Password", "pwd"])
    func `passwords are never stored`(heading: String) throws {
        let feed = try accounts("Username,\(heading),Force Password Change\nkeltnerc,hunter2,yes\n")
        #expect(feed.files.first?.refused == [heading])
        #expect(feed.files.first?.left == [])
        #expect(feed.rows.first?.forcePasswordChange == .value(true))
        #expect(!String(describing: feed).contains("hunter2"))
    }

    @Test
    func `unnamed and repeated columns are stored under unique names`() throws {
        let feed = try accounts(",Note,Username,Note\n0,first,keltnerc,second\n")
        let names = ["column 1", "Note", "Note (column 4)"]
        #expect(feed.rows.first?.other.map(\.name) == names)
        #expect(feed.rows.first?.other.map(\.text) == ["0", "first", "second"])
        #expect(feed.files.first?.left.map(\.heading) == names)
    }

    @Test
    func `blank cells of unknown columns are stored, and cells missing from a short row are not`() throws {
        let feed = try accounts("Username,Homepage,Badge\nkeltnerc,,\nmarshd\n")
        #expect(feed.rows.map(\.homepage) == [.value(nil), .unspecified])
        #expect(feed.rows.map(\.other) == [[NamedText(name: "Badge", text: "")], []])
    }

    @Test
    func `cells beyond the headings are refused unless they are empty`() throws {
        #expect(try accounts("Username,Email\nkeltnerc,k@example.org,, \n").rows.count == 1)
        let fault = "3 cells under 2 headings; a cell with a comma in it must be quoted"
        #expect(throws: BadRows(["accounts.csv, line 3: \(fault)"])) {
            try accounts("Username,Last Name\nmarshd,Marsh\nkeltnerc,Smith, Jr.\n")
        }
    }
}
