import LastdayCore
import LastdayTestKit
import Testing

@testable import LastdayImport

struct HeadingTableTests {
    @Test(
        arguments: [
            ("Employee #", "employeenumber"), ("First Name [Required]", "firstname"),
            ("Separation Eff. Date:", "separationeffdate"), ("Last Day (MM/DD/YYYY)", "lastday"),
            ("*Username", "username"), ("Email (Home)", "emailhome"),
            ("externalIds.0.value", "externalids0value"),
            ("Last  Day\nWorked", "lastdayworked"),
        ]
    )
    func `headings are compared without case, marks and units`(heading: String, key: String) {
        #expect(headingKey(heading) == key)
    }

    @Test(
        arguments: [
            ("SamAccountName", ColumnField.username), ("User principal name", .username),
            ("primaryEmail", .username),
            ("Emp ID", .districtID), ("Employee #", .districtID), ("Teacher_number", .districtID),
            ("Teacher_id", .identifier),
            ("Email (Home)", .otherEmail), ("Email (Work)", .email), ("Work E-Mail:", .email),
            ("Worker", .wholeName), ("Name (Last, First)", .wholeName), ("Term Date", .lastDay),
            ("Separation Eff. Date:", .lastDay),
            ("Last Day of Work", .lastDay), ("AccountExpirationDate", .directoryExpiration),
            ("Term Reason", .reason),
            ("Block credential", .disabled), ("suspended", .disabled), ("Account Enabled", .enabled),
            ("Employee Status", .status),
            ("Supervisor", .supervisor), ("Job Title", .title), ("Building", .school),
        ]
    )
    func `a heading means the same to every command`(heading: String, field: ColumnField) {
        #expect(HeadingTable.known(heading)?.field == field)
        #expect(KnownHeadings.isKnown(heading))
    }

    @Test
    func `no heading of the table means two things`() {
        let meanings = Dictionary(grouping: HeadingTable.all) { headingKey($0.name) }
        for (key, known) in meanings { #expect(Set(known.map(\.field)).count == 1, "\(key)") }
    }

    @Test
    func `every field that a file can set has a heading`() {
        for field in ColumnField.allCases { #expect(!HeadingTable.names(of: field).isEmpty, "\(field)") }
    }

    @Test(arguments: ["Keltner, Carla", "207288", "12/18/2026", "", "Grand Bend ISD Separations Report"])
    func `what stands in a row is no heading`(cell: String) {
        #expect(!KnownHeadings.isKnown(cell))
    }

    @Test(
        arguments: [
            "SSN", "employeeSSN", "Social Security Number", "Birth Date", "DOB", "PIN", "Annual Salary",
            "Hourly Rate", "Race", "Ethnicity",
            "Home Address", "Address Line 1", "Zip", "Cell Phone", "Bank Routing Number", "Gender",
            "Emergency Contact", "user_passwordhash",
        ]
    )
    func `what is nobody's business is never stored, even if asked for`(heading: String) throws {
        let feed = try accounts("Username,\(heading)\nkeltnerc,secret\n")
        #expect(feed.rows.first?.other == [])
        #expect(throws: UnreadableFeed.self) {
            try accounts("Username,\(heading)\nkeltnerc,secret\n", keeping: [heading])
        }
    }

    @Test(arguments: ["Shipping Code", "Trace", "Spinning", "Shelf", "Stage", "Racetrack"])
    func `a word within another word forbids nothing`(heading: String) {
        #expect(NeverStored.kind(of: heading) == nil)
    }

    @Test
    func `a social security number is refused in a column that is kept, and as an ID`() {
        #expect(throws: BadRows.self) {
            try accounts("Username,Badge\nkeltnerc,123-45-6789\n", keeping: ["Badge"])
        }
        #expect(throws: BadRows.self) { try accounts("Username,Employee ID\nkeltnerc,123-45-6789\n") }
    }

    @Test(arguments: ["Acct Locked?", "On Leave", "Terminated", "Is Archived", "Standing", "HR Standing"])
    func `a heading that may say who is still here refuses the file until it is ignored`(heading: String)
        throws
    {
        let text = "Username,\(heading)\nkeltnerc,1\n"
        #expect(throws: UnreadableFeed.self) { try accounts(text) }
        var choices = ColumnChoices()
        choices.ignore(heading)
        #expect(try accounts(text, choosing: choices).rows.count == 1)
    }

    @Test(arguments: [
        "License Expiration", "Leave Balance", "LockedOut", "Tenure Status", "Active Directory Path",
    ])
    func `what is active or has expired beside the account refuses nothing`(heading: String) throws {
        #expect(try accounts("Username,\(heading)\nkeltnerc,1\n").rows.count == 1)
    }

    @Test
    func `a district's own heading means what the district says`() throws {
        var choices = ColumnChoices()
        try choices.name("Login Kennung", as: "Username")
        #expect(
            try accounts("login kennung\nkeltnerc\n", choosing: choices).rows.first?.username == "keltnerc"
        )
        let refusal = try #require(throws: UnknownField.self) { try choices.name("Konto", as: "Usrname") }
        #expect(refusal.description.hasSuffix("did you mean \"Username\"?"))
    }

    @Test
    func `a store that has columns which are never stored today is told`() throws {
        let store = MemoryStore()
        #expect(try store.read { try FormerlyStored.headings(in: $0) } == [])
        var person = Person(number: 1, lastName: "Smith", firstName: "Kim")
        person.other = [NamedText(name: "SSN", text: "123456789"), NamedText(name: "Shelf", text: "4")]
        var records = [StoredRecord(person)][...]
        try store.adopt(
            keeping: true,
            { records.popFirst() },
            delivered: { DeliveryMarks() },
            zone: { nil },
            check: { _ in }
        )
        #expect(try store.read { try FormerlyStored.headings(in: $0) } == ["SSN"])
    }
}
