import LastdayMessages
import LastdayCore
import Testing

@testable import LastdayImport

struct AccountsCSVTests {
    @Test
    func `every field of the guide is read`() throws {
        let feed = try accounts(
            """
            Username,Employee ID,Last Name,First Name,Middle Name,Email,Expires Date,Disabled,Homepage,All Calendars,\
            Force Password Change,Product Security Roles,User Groups,Created By,Created Date,Modified By,Modified Date
            keltnerc,2041,Smith,Kimberlee,Ann,k@example.org,03/02/2018,X,Campus Instruction,yes,\
            0,Point Of Sale; ; Student Information System;,Teachers,Unknown,Unknown,Unknown,08/23/2016 20:43

            """
        )
        #expect(feed.kind == "accounts CSV")
        let row = try #require(feed.rows.first)
        #expect(row.origin == "accounts.csv, line 2")
        #expect(row.username == "keltnerc")
        #expect(row.districtID == "2041")
        #expect(row.lastName == .value("Smith"))
        #expect(row.firstName == .value("Kimberlee"))
        #expect(row.middleName == .value("Ann"))
        #expect(row.email == .value("k@example.org"))
        #expect(row.expiresOn == .value(CivilDate(year: 2018, month: 3, day: 2)))
        #expect(row.disabled == .value(true))
        #expect(row.homepage == .value("Campus Instruction"))
        #expect(row.allCalendars == .value(true))
        #expect(row.forcePasswordChange == .value(false))
        #expect(row.roles == .value(["Point Of Sale", "Student Information System"]))
        #expect(row.groups == .value(["Teachers"]))
        #expect(row.createdBy == .value("Unknown"))
        #expect(row.createdAt == .value("Unknown"))
        #expect(row.modifiedBy == .value("Unknown"))
        #expect(row.modifiedAt == .value("08/23/2016 20:43"))
        #expect(row.other == [])
        #expect(feed.files == [try #require(feed.files.first)])
        #expect(feed.files.first?.taken.count == 17)
        #expect(feed.files.first?.taken[1] == FeedFile.Taken(heading: "Employee ID", field: "District ID"))
    }

    @Test
    func `a missing column leaves its field as it is, and a blank cell clears it`() throws {
        let bare = try #require(try accounts("Username\nkeltnerc\n").rows.first)
        #expect(bare.expiresOn == .unspecified)
        #expect(bare.disabled == .unspecified)
        #expect(bare.lastName == .unspecified)
        let blank = try #require(
            try accounts("Username,Expires Date,Disabled,Last Name,Homepage,User Groups\nkeltnerc,, ,,,\n")
                .rows.first
        )
        #expect(blank.expiresOn == .value(nil))
        #expect(blank.disabled == .value(false))
        // A name is required, so a blank cell does not clear it.
        #expect(blank.lastName == .unspecified)
        #expect(blank.homepage == .value(nil))
        #expect(blank.groups == .value([]))
    }

    @Test
    func `a blank cell clears no field of the person, who may have another account`() throws {
        let row = try #require(
            try accounts("Username,Email,Middle Name,AIM Contact\nkeltnerc,,,\n").rows.first
        )
        #expect(row.email == .unspecified && row.middleName == .unspecified && row.isContact == .unspecified)
        let incoming = try accounts("Username,AIM Contact\nkeltnerc,no\n").rows.first
        #expect(incoming?.isContact == .value(false))
    }

    @Test(arguments: [
        "12/18/2026": "2026-12-18", "2026-12-18": "2026-12-18",
        "1/05/2023": "2023-01-05", "1/5/2023": "2023-01-05", "01/5/2023": "2023-01-05",
        "12/18/26": "2026-12-18",
        "12/18/2026 0:00": "2026-12-18", "12/18/2026 12:00:00 AM": "2026-12-18",
        "2026-12-18 00:00:00": "2026-12-18",
        "2026-12-18T00:00:00Z": "2026-12-18", "2026-12-18T00:00:00.000-07:00": "2026-12-18",
        "18-Dec-26": "2026-12-18",
        "18-Dec-2026": "2026-12-18", "December 18, 2026": "2026-12-18", "Dec 18, 2026": "2026-12-18",
        "Friday, December 18, 2026": "2026-12-18", "18 December 2026": "2026-12-18",
        "2026/12/18": "2026-12-18",
        "12-18-2026": "2026-12-18", "Sept 1, 2026": "2026-09-01",
    ])
    func `dates are read in the forms of the screens and of spreadsheets`(text: String, date: String) throws {
        let feed = try accounts("Username,Expires Date\nkeltnerc, \"\(text)\" \n")
        #expect(feed.rows.first?.expiresOn == .value(try CivilDate(reading: date)))
    }

    @Test(arguments: ["2/30/2026", "18.12.2026", "2026-1-05", "soon", "1//2026"])
    func `an invalid date is reported with its line and column`(text: String) throws {
        let failure = try #require(throws: BadRows.self) {
            try accounts("Username,expires_on\nmarshd,12/18/2026\nkeltnerc,\(text)\n")
        }
        #expect(failure.details.count == 1)
        let place = "accounts.csv, line 3, column expires_on"
        #expect(failure.details.first?.hasPrefix("\(place): \"\(text)\" is not a date") == true)
        #expect(failure.details.first?.hasSuffix("write it as 2026-12-18 or 12/18/2026") == true)
    }

    @Test(arguments: [
        "true": true, "Yes": true, "1": true, "x": true, "FALSE": false, "no": false, "0": false, "": false,
    ])
    func `a checkbox is read in the usual spellings`(text: String, isTicked: Bool) throws {
        let feed = try accounts("Username,Disabled\nkeltnerc,\(text)\n")
        #expect(feed.rows.first?.disabled == .value(isTicked))
    }

    @Test
    func `all bad rows are reported together, each with its line and column`() {
        let text = """
            Username,Expires Date,Disabled
            keltnerc,02/29/2026,
            ,12/18/2026,
            "mar
            shd",12/18/2026,maybe
            tenold,sometime,perhaps

            """
        let february = "month 2 of 2026 has 28 days, not 29"
        let forms = "write it as 2026-12-18 or 12/18/2026"
        let faults = [
            "line 2, column Expires Date: \"02/29/2026\" is not a date: \(february); \(forms)",
            "line 3, column Username: blank; every account has a username",
            "line 4, column Username: \"mar\\u{a}shd\" has a character that nobody sees in it (U+000A control character); type it again",
            "line 4, column Disabled: \"maybe\" is neither true nor false; write one of these",
            "line 6, column Expires Date: \"sometime\" is not a date; \(forms)",
            "line 6, column Disabled: \"perhaps\" is neither true nor false; write one of these",
        ]
        #expect(throws: BadRows(faults.map { "accounts.csv, \($0)" })) { try accounts(text) }
    }

    @Test
    func `a row that ends before its username is refused`() {
        let fault = "accounts.csv, line 2, column Username: blank; every account has a username"
        #expect(throws: BadRows([fault])) { try accounts("Email,Username\nk@example.org\n") }
    }
}
