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
        let feed = try accounts(
            "Badge,Email,Username,Shoe Size\n17,k@example.org,keltnerc, 9 ½\n",
            keeping: ["badge", "Shoe Size"]
        )
        let row = try #require(feed.rows.first)
        #expect(row.username == "keltnerc")
        #expect(row.email == .value("k@example.org"))
        #expect(row.other.map(\.name) == ["Badge", "Shoe Size"])
        #expect(row.other.map(\.text) == ["17", "9 ½"])
        #expect(feed.files.first?.left == ["Badge", "Shoe Size"])
    }

    @Test
    func `an unknown column is not stored, and one that looks misspelt is reported with the likely heading`()
        throws
    {
        let feed = try accounts("Username,Expire Date,Emial,E-mail,Shelf\nkeltnerc,1,2,3,4\n")
        #expect(
            feed.files.first?.dropped == [
                FeedFile.Dropped(heading: "Expire Date", why: .unknown(nearest: "Expires Date")),
                // Not Email: the file has such a column already.
                FeedFile.Dropped(heading: "Emial", why: .unknown(nearest: nil)),
                FeedFile.Dropped(heading: "Shelf", why: .unknown(nearest: nil)),
            ]
        )
        #expect(feed.rows.first?.other == [])
    }

    @Test
    func `a file with more columns than a spreadsheet can have is refused`() throws {
        func headings(_ count: Int) -> String {
            "Username," + (2...count).map { "h\($0)" }.joined(separator: ",")
        }
        #expect(try accounts(headings(16_384)).files.first?.dropped.count == 16_383)
        let fault = "16385 columns, and no spreadsheet has more than 16384; is this a CSV file?"
        #expect(throws: UnreadableFeed("accounts.csv: \(fault)")) { try accounts(headings(16_385)) }
    }

    @Test
    func `two columns for one field are fine as long as they say the same`() throws {
        let feed = try accounts(
            "Username,Expires Date,expires_on\nkeltnerc,2026-12-18,2026-12-18\nmarshd,,2027-01-05\n"
        )
        #expect(
            feed.rows.map(\.expiresOn) == [
                .value(try CivilDate(reading: "2026-12-18")), .value(try CivilDate(reading: "2027-01-05")),
            ]
        )
        let fault =
            "\"2027-01-05\", and \"2026-12-18\" in column Expires Date, which means the same; leave one of them out with --ignore-column \"expires_on\""
        #expect(throws: BadRows(["accounts.csv, line 2, column expires_on: \(fault)"])) {
            try accounts("Username,Expires Date,expires_on\nkeltnerc,2026-12-18,2027-01-05\n")
        }
    }

    @Test
    func `a missing column is named together with the headings found`() {
        let advice = "if people log in with their e-mail address: --column \"Email=Username\""
        let seen = "the headings are \"Usrname\" (should it be Username?), \"Email\", \"Last Name\""
        #expect(throws: UnreadableFeed("accounts.csv: no column Username; \(seen); \(advice)")) {
            try accounts("Usrname,Email,Last Name\nkeltnerc,k@example.org,Smith\n")
        }
    }

    @Test
    func `headings cannot forge a line of the message`() {
        let advice = "if another column has it: --column \"HEADING=Username\""
        #expect(
            throws: UnreadableFeed(
                "accounts.csv: no column Username; the headings are \"a\\u{a}b\"; \(advice)"
            )
        ) {
            try accounts("\"a\nb\"\n")
        }
    }

    @Test(arguments: ["Password", "password_hash", "User Password", "pwd"])
    func `passwords are never stored`(heading: String) throws {
        let feed = try accounts("Username,\(heading),Force Password Change\nkeltnerc,hunter2,yes\n")
        #expect(feed.files.first?.dropped == [FeedFile.Dropped(heading: heading, why: .never("passwords"))])
        #expect(feed.files.first?.left == [])
        #expect(feed.rows.first?.forcePasswordChange == .value(true))
        #expect(!String(describing: feed).contains("hunter2"))
    }

    @Test
    func `unnamed and repeated columns are stored under unique names`() throws {
        let feed = try accounts(",Note,Username,Note\n0,first,keltnerc,second\n", keeping: ["", "Note"])
        let names = ["column 1", "Note", "Note (column 4)"]
        #expect(feed.rows.first?.other.map(\.name) == names)
        #expect(feed.rows.first?.other.map(\.text) == ["0", "first", "second"])
        #expect(feed.files.first?.left == names)
    }

    @Test
    func `blank cells of kept columns are stored, and cells missing from a short row are not`() throws {
        let feed = try accounts("Username,Homepage,Badge\nkeltnerc,,\nmarshd\n", keeping: ["Badge"])
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
