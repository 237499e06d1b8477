import LastdayCore
import LastdayMessages
import Testing

@testable import LastdayImport

/// Who the rows of a file are about, as other systems write it.
struct AccountPeopleTests {
    @Test(arguments: ["\"=\"\"000812\"\"\"", "'000812"])
    func `an ID that Excel keeps as text is read without its marks`(cell: String) throws {
        #expect(try accounts("Username,Employee ID\nmv,\(cell)\n").rows.first?.districtID == "000812")
    }

    @Test func `usernames and IDs are read in the composed form`() throws {
        let row = try accounts("Username,Employee ID\njose\u{301},e\u{301}1\n").rows.first
        #expect(row?.username.map { Array($0.utf8) } == Array("jos\u{E9}".utf8))
        #expect(row?.districtID.map { Array($0.utf8) } == Array("\u{E9}1".utf8))
    }

    @Test(arguments: [
        ("Terrence Boone Jr.", "Boone Jr.", "Terrence"), ("Maria de la Cruz", "de la Cruz", "Maria"),
        ("Rick Oldham III", "Oldham III", "Rick"), ("Vargas Maria", "Maria", "Vargas"),
        ("\"Boone Jr., Terrence\"", "Boone Jr.", "Terrence"), ("svc-backup", "svc-backup", ""),
        ("Conference Room 12 HHS", "Conference Room 12 HHS", ""),
    ])
    func `whole names are divided where that is certain`(cell: String, last: String, first: String) throws {
        let row = try accounts("Username,Name\nmv,\(cell)\n").rows.first
        #expect(row?.lastName == .value(last) && row?.firstName == .value(first))
    }

    @Test func `a standing behind a name is none of its parts, and counts`() throws {
        let row = try accounts("Username,Worker\nro,Rick Oldham (Terminated)\nmv,Maria Vargas (On Leave)\n")
            .rows
        #expect(row.map(\.lastName) == [.value("Oldham"), .value("Vargas")])
        #expect(row.map(\.disabled) == [.value(true), .unspecified])
    }

    @Test func `people have mail at the address with which they log in`() throws {
        var choices = ColumnChoices()
        try choices.name("Email", as: "Username")
        let row = try accounts("Email,Last Name\nmv@l.example,Vargas\n", choosing: choices).rows.first
        #expect(row?.username == "mv@l.example" && row?.email == .value("mv@l.example"))
        let google =
            "First Name [Required],Email Address [Required],Org Unit Path [Required],Status [READ ONLY]\n"
        let ofConsole = try accounts(google + "Maria,mv@l.example,/Staff,Suspended\n").rows.first
        #expect(ofConsole?.username == "mv@l.example" && ofConsole?.email == .value("mv@l.example"))
        #expect(ofConsole?.disabled == .value(true))
    }

    @Test func `the login before Windows 2000 is the username where there is one`() throws {
        let rows = try accounts(
            "UserPrincipalName,OnPremisesSamAccountName\nmv@l.example,mvargas\nro@l.example,\n"
        ).rows
        #expect(rows.map(\.username) == ["mvargas", "ro@l.example"])
    }

    @Test(arguments: ["USERS.LoginID", "TEACHERS.LoginID"])
    func `a table in front of a heading does not count`(heading: String) throws {
        #expect(try accounts("\(heading),SCHOOLSTAFF.Status\nmv,2\n").rows.first?.disabled == .value(true))
    }

    @Test func `one of two columns of the same name can be left out`() throws {
        let text = "Username,Email,Email\nmv,mv@l.example,m@h.example\n"
        #expect(throws: BadRows.self) { try accounts(text) }
        var choices = ColumnChoices()
        choices.ignore("Email (column 3)")
        #expect(try accounts(text, choosing: choices).rows.first?.email == .value("mv@l.example"))
    }

    @Test(arguments: [
        "D.O.B.", "S.S.N.", "SSAN", "TeacherLoginPW", "Initial PW", "National Origin", "Home Ph",
        "Contract Amt",
        "Annual Rate", "Addr1", "Address1", "Residence", "Medicare #", "Garnishment", "Security Answer",
        "Door Code", "Birthdt", "Hrly Rate", "Daily Rate",
    ])
    func `abbreviations of what is never stored are known`(heading: String) {
        #expect(NeverStored.kind(of: heading) != nil)
        #expect(throws: BadColumnSetting.self) {
            try ColumnChoices(columns: [:], kept: [heading], ignored: [])
        }
    }

    @Test(arguments: ["Email Address 3", "Work Phone", "Adaptation", "Powers"])
    func `other headings are not`(heading: String) { #expect(NeverStored.kind(of: heading) == nil) }

    @Test(arguments: ["School", "Title", "Homepage"])
    func `a social security number is refused in every text`(heading: String) {
        #expect(throws: BadRows.self) { try accounts("Username,\(heading)\nmv,123-45-6789\n") }
        #expect(throws: BadRows.self) { try accounts("Username,School\nmv,SSN 123-45-6789\n") }
    }

    @Test func `the configuration's fields are checked`() {
        #expect(throws: BadColumnSetting.self) {
            try ColumnChoices(columns: ["Login": "Usrname"], kept: [], ignored: [])
        }
    }
}
