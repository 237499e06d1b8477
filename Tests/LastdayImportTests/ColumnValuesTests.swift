import LastdayCore
import LastdayMessages
import LastdayTestKit
import Testing

@testable import LastdayImport

struct ColumnValuesTests {
    private func fault(_ text: String) throws -> String {
        try #require(try #require(throws: BadRows.self) { try accounts(text) }.details.first)
    }

    @Test(
        arguments: [
            ("Enabled", "True", false), ("Enabled", "FALSE", true), ("accountEnabled", "no", true),
            ("Suspended", "True", true),
            ("Block credential", "false", false), ("Status", "Active", false), ("Status", "Terminated", true),
            ("Status", "2", true),
            ("Status", "1", false), ("Disabled", "Y", true), ("Disabled", "n", false),
            ("Disabled", "T", true), ("Disabled", "f", false),
            ("Active?", "N", true), ("Active", "Inactive", true), ("Disabled", "Active", false),
        ]
    )
    func `standing is read with the meaning of its column`(heading: String, cell: String, isDisabled: Bool)
        throws
    {
        #expect(
            try accounts("Username,\(heading)\nkeltnerc,\(cell)\n").rows.first?.disabled == .value(isDisabled)
        )
    }

    @Test(arguments: [("Status", "On Leave"), ("Enabled", ""), ("Suspended", "NULL"), ("StaffStatus", "2")])
    func `what decides nothing disables nothing`(heading: String, cell: String) throws {
        let row = try #require(try accounts("Username,\(heading)\nkeltnerc,\(cell)\n").rows.first)
        #expect(row.disabled != .value(true))
    }

    @Test
    func `a standing that is not understood, or contradicted, is a bad row`() throws {
        #expect(try fault("Username,Status\nkeltnerc,Q7\n").contains("is not understood"))
        #expect(
            try fault("Username,Enabled,Status\nkeltnerc,True,Terminated\n").contains(
                "another column says the opposite"
            )
        )
    }

    @Test
    func `a directory's expiry is the end of the day before`() throws {
        let feed = try accounts(
            "sAMAccountName,AccountExpirationDate\nbrook,12/19/2026 12:00:00 AM\naquill,\nrook,12/18/2026 5:00:00 PM\n"
        )
        let last = Patch<CivilDate?>.value(try CivilDate(reading: "2026-12-18"))
        #expect(feed.rows.map(\.expiresOn) == [last, .value(nil), last])
    }

    @Test(
        arguments: [
            ("134421372000000000", "2026-12-18"), ("0", nil), ("9223372036854775807", nil), ("", nil),
        ]
    )
    func `a directory's instant is a day in the district's zone`(ticks: String, day: String?) throws {
        var choices = ColumnChoices()
        choices.zone = try MachineZones.zone("America/Denver")
        let row = try accounts("sAMAccountName,accountExpires\nbrook,\(ticks)\n", choosing: choices).rows
            .first
        #expect(row?.expiresOn == .value(try day.map { try CivilDate(reading: $0) }))
    }

    @Test
    func `both of a directory's dates must agree`() throws {
        let headings = "sAMAccountName,AccountExpirationDate,accountExpires\n"
        let day = try CivilDate(reading: "2026-12-18")
        #expect(
            try accounts(headings + "b,12/19/2026 12:00:00 AM,134421372000000000\n").rows.first?.expiresOn
                == .value(day)
        )
        #expect(try accounts(headings + "b,,9223372036854775807\n").rows.first?.expiresOn == .value(nil))
        #expect(throws: BadRows.self) {
            try accounts(headings + "b,12/29/2026 12:00:00 AM,134421372000000000\n")
        }
        #expect(throws: BadRows.self) { try accounts(headings + "b,12/19/2026 12:00:00 AM,0\n") }
    }

    @Test(arguments: [
        "1900-01-01", "1/1/1601", "12/30/1899", "1970-01-01", "9999-12-31", "2099-12-31 00:00:00",
    ])
    func `a date that other systems write for none is taken as none, and named`(cell: String) throws {
        let feed = try accounts("Username,Expires Date\nkeltnerc,\(cell)\n")
        #expect(feed.rows.first?.expiresOn == .value(nil))
        #expect(
            feed.reports.first?.hasPrefix("accounts.csv, line 2, column Expires Date: \"\(cell)\" is what")
                == true
        )
        let list = try DeparturesCSV(try csv("Username,Last Day\nkeltnerc,\(cell)\n"))
        #expect(list.rows.first?.lastDay == nil && list.rows.first?.faults.count == 1)
    }

    @Test
    func
        `a number of days, a time of day and a date with the day first are refused with what they would mean`()
        throws
    {
        #expect(try fault("Username,Expires Date\nkeltnerc,46374\n").contains("would be 12/18/2026 in Excel"))
        #expect(try fault("Username,Expires Date\nkeltnerc,12/18/2026 17:30\n").contains("write 2026-12-18"))
        let dayFirst = "Username,Last Day\nkeltnerc,05/06/2027\nmarshd,18/12/2026\n"
        let refusal = try #require(throws: UnreadableFeed.self) { try DeparturesCSV(try csv(dayFirst)) }
        #expect(
            refusal.description.contains(
                "line 3, column Last Day: \"18/12/2026\" can only be 2026-12-18 with the day first"
            )
        )
    }

    @Test(arguments: ["NULL", "n/a", "#N/A", "none", "-", "0", ""])
    func `a cell that says that there is no ID is blank`(cell: String) throws {
        #expect(try accounts("Username,Employee ID\nkeltnerc,\(cell)\n").rows.first?.districtID == nil)
    }

    @Test(arguments: [
        "1.2E+14", "1E+05", "20\u{200B}41", "20\u{AD}41", "20\u{A0}41", "\u{FEFF}2041", "#REF!",
    ])
    func `an ID that Excel has rounded, or with characters that nobody sees, is refused`(cell: String) {
        #expect(throws: BadRows.self) { try accounts("Username,Employee ID\nkeltnerc,\(cell)\n") }
    }

    @Test
    func `characters that nobody sees are named, and blanks around a username do not count`() throws {
        #expect(try fault("Username\nkelt\u{200B}nerc\n").contains("U+200B ZERO WIDTH SPACE"))
        #expect(try accounts("Username,Email\n\u{A0}keltnerc\u{A0},\n").rows.first?.username == "keltnerc")
    }

    @Test(
        arguments: [
            ("Quill, Ada M.", "Quill", "Ada", "M."), ("Quill, Ada", "Quill", "Ada", nil),
            ("Ada Quill", "Quill", "Ada", nil),
            ("van der Berg, Mary Ann", "van der Berg", "Mary Ann", nil),
        ]
    )
    func `a whole name is divided where it is certain`(
        name: String,
        last: String,
        first: String,
        middle: String?
    ) throws {
        let row = try #require(try accounts("Username,Employee Name\nkeltnerc,\"\(name)\"\n").rows.first)
        #expect(row.lastName == .value(last) && row.firstName == .value(first))
        #expect(row.middleName == (middle.map { .value($0) } ?? .unspecified))
    }

    @Test
    func
        `a whole name that may be divided in two ways is the last name, which is told, unless other columns have the parts`()
        throws
    {
        let feed = try accounts("Username,Employee Name\nkeltnerc,Mary Ann Smith\n")
        #expect(
            feed.rows.first?.lastName == .value("Mary Ann Smith") && feed.rows.first?.firstName == .value("")
        )
        #expect(
            feed.reports == [
                "accounts.csv, line 2, column Employee Name: \"Mary Ann Smith\" does not say which part is the last name, "
                    + "so all of it is taken as that; write it as \"Last, First\""
            ]
        )
        let row = try accounts("Username,Name,Last Name,First Name\nk,Mary Ann Smith,Smith,Mary Ann\n").rows
            .first
        #expect(row?.firstName == .value("Mary Ann"))
    }

    @Test
    func `the e-mail address at work comes before the one at home, which is kept`() throws {
        let row = try accounts("Username,Home Email,Work Email\nk,k@home.example,k@district.example\n").rows
            .first
        #expect(row?.email == .value("k@district.example") && row?.otherEmails == .value(["k@home.example"]))
    }

    @Test
    func `further IDs and logins are kept under their headings`() throws {
        let row = try accounts(
            "sAMAccountName,UserPrincipalName,EmployeeID,State ID\nbrook,brook@d.example,4102,S7\n"
        ).rows.first
        #expect(row?.username == "brook" && row?.districtID == "4102")
        #expect(
            row?.identifiers == [
                NamedText(name: "UserPrincipalName", text: "brook@d.example"),
                NamedText(name: "State ID", text: "S7"),
            ]
        )
    }

    @Test
    func `a list of departures is not imported as accounts`() throws {
        let refusal = try #require(throws: UnreadableFeed.self) {
            try accounts("Username,Last Day\nkeltnerc,2026-12-18\n")
        }
        #expect(refusal.description.contains("lastday queue --from accounts.csv"))
    }

    @Test
    func `a person without a login is a person without an account`() throws {
        let row = try accounts("Username,Employee ID,Last Name,First Name\n,2041,Smith,Kim\n").rows.first
        #expect(row?.username == nil && row?.districtID == "2041")
    }

    @Test
    func `students and guardians are left out and counted, unless they are asked for`() throws {
        func read(_ included: Set<AccountType>) throws -> ReadFeed {
            let text = "Username,Account Type\na,staff\nb,student\nc,parent\nd,Student\n"
            return try ReadFeed(IncludedRows(try AccountsCSV.rows(of: try csv(text)), included))
        }
        #expect(try read([]).rows.map(\.username) == ["a"])
        #expect(
            try read([]).reports == [
                "left out: 2 students, 1 guardian; take them with --include students,guardians"
            ]
        )
        #expect(try read([.student]).rows.map(\.username) == ["a", "b", "d"])
    }

    @Test(arguments: ["Rescinded", "Pending"])
    func `a departure with a status that is not understood is a bad line`(status: String) throws {
        let list = try DeparturesCSV(
            try csv("Username,Last Day,Status\nk,2026-12-18,\(status)\nm,2026-12-18,Approved\n")
        )
        // Whoever reads the whole list may leave out somebody who stays.
        #expect(list.rows.map { $0.faults.count + ($0.stays == nil ? 0 : 1) } == [1, 0])
    }
}
