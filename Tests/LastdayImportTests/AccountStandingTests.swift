import LastdayCore
import LastdayTestKit
import LastdayMessages
import Testing

@testable import LastdayImport

/// What files say about who is still here, and what sort of user somebody is.
struct AccountStandingTests {
    private func disabled(_ heading: String, _ cells: [String]) throws -> [Patch<Bool>] {
        let rows = cells.enumerated().map { "user\($0),\($1)\n" }.joined()
        return try accounts("Username,\(heading)\n\(rows)").rows.map(\.disabled)
    }

    @Test(arguments: [
        ("Still Employed", "Y", "N"), ("Can Log In", "Yes", "No"), ("Currently Employed?", "Y", "N"),
        ("Account State", "Enabled", "Disabled"), ("nsAccountLock", "FALSE", "TRUE"), ("A/I", "A", "I"),
        ("No Longer Employed", "No", "Yes"), ("lifecycleState", "active", "inactive"),
        ("Active Emp", "A", "T"),
        ("userAccountControl", "512", "514"), ("userAccountControl", "0x200", "0x202"),
        ("userAccountControl", "66048", "66050"),
        ("Employment State", "Active - Full Time", "Terminated - Voluntary"),
        ("Status", "PASSWORD_EXPIRED", "STAGED"), ("Status", "LOCKED_OUT", "DEPROVISIONED"),
    ])
    func `who is still here is read under the headings of many systems`(
        heading: String,
        use: String,
        out: String
    ) throws {
        #expect(try disabled(heading, [use, out]) == [.value(false), .value(true)])
    }

    @Test(arguments: ["Active - Terminated", "On Leave - Inactive Soon, Active"])
    func `words that contradict each other are refused`(cell: String) {
        #expect(throws: BadRows.self) { try disabled("Status", ["\"\(cell)\""]) }
    }

    @Test func `leave is neither in nor out of use`() throws {
        #expect(try disabled("Status", ["Leave of Absence - Paid"]) == [.unspecified])
    }

    @Test(arguments: ["Tag", "State", "Employment", "Zone 7"])
    func `a column is about standing by its cells, too, unless it is said to be none`(heading: String) throws
    {
        let text = "Username,\(heading)\nkeltnerc,Active\nmarshd,Inactive\n"
        #expect {
            try accounts(text)
        } throws: {
            "\($0)".contains("may say who is still here")
                && "\($0)".contains("--column \"\(heading)=Enabled\"")
                && "\($0)".contains("--ignore-column \"\(heading)\"")
        }
        var choices = ColumnChoices()
        choices.ignore(heading)
        #expect(try accounts(text, choosing: choices).rows.count == 2)
        try choices.name(heading, as: "Enabled")
        #expect(try accounts(text, choosing: choices).rows.map(\.disabled) == [.value(false), .value(true)])
    }

    @Test(arguments: [
        ("Initials", "A", "T"), ("State", "IL", "WI"), ("statusChanged", "2026-11-20T15:02:11Z", ""),
    ])
    func `other columns are not`(heading: String, one: String, two: String) throws {
        #expect(try disabled(heading, [one, two]) == [.unspecified, .unspecified])
    }

    @Test func `a blank column says nothing of anybody, as long as it is blank`() throws {
        #expect(try disabled("New Status [UPLOAD ONLY]", ["", ""]).count == 2)
        #expect(try disabled("EmployeeLeaveDateTime", ["", ""]).count == 2)
        let cells = Array(repeating: "", count: 3_000) + ["gone"]
        #expect(throws: BadRows.self) { try disabled("New Status", cells) }
    }

    @Test(arguments: [
        "User Type", "Type", "employeeType", "Role", "User Role", "Primary Role", "Person Category",
        "userType",
        "eduPersonPrimaryAffiliation", "declared_user_type", "Patron Type",
    ])
    func `sorts of people are read whatever the heading`(heading: String) throws {
        let feed = try accounts("Username,\(heading)\na,Teacher\nb,Student\nc,Parent\nd,Observer\n")
        #expect(feed.rows.map(\.accountType) == [.staff, .student, .guardian, .guardian])
    }

    @Test func `titles under Role are no sorts of people, and are kept`() throws {
        let rows = try accounts("Username,Role\na,Teacher\nb,Custodian\nc,Student\n").rows
        #expect(rows.map(\.accountType) == [nil, nil, .student])
        #expect(rows.map { $0.other.first?.text } == ["Teacher", "Custodian", "Student"])
    }

    @Test func `a place in a directory's tree says who is a student`() throws {
        let rows = try accounts(
            "Username,orgUnitPath\na,/Staff/Students\nb,/Students/2029\nc,/HHS\n"
        ).rows
        #expect(rows.map(\.accountType) == [nil, .student, nil])
        let named = try accounts("Username,DN\na,\"CN=A,OU=Students,DC=l\"\n").rows
        #expect(named.map(\.accountType) == [.student])
    }

    @Test func `a file of students without a sort of people is refused, or taken as students`() throws {
        let text = "Username,Last Name,First Name,Grade,Student Number\ns1,Pupil,Sam,09,100001\n"
        #expect(throws: UnreadableFeed.self) { try accounts(text) }
        var choices = ColumnChoices()
        choices.included = [.student]
        #expect(try accounts(text, choosing: choices).rows.map(\.accountType) == [.student])
    }

    private func expires(_ heading: String, _ cell: String) throws -> String? {
        var choices = ColumnChoices()
        choices.zone = try MachineZones.zone("America/Chicago")
        guard
            case .value(let date) = try accounts("Username,\(heading)\na,\(cell)\n", choosing: choices).rows[
                0
            ].expiresOn
        else { return "unspecified" }
        return date?.description
    }

    @Test(arguments: [
        ("AccountExpirationDate", "2026-12-19T06:00:00Z", "2026-12-18"),
        ("AccountExpirationDate", "2026-12-19T06:00:00.0000000Z", "2026-12-18"),
        ("AccountExpirationDate", "2026-12-19T00:00:00-06:00", "2026-12-18"),
        ("AccountExpirationDate", "2026-12-19T07:00:00Z", "2026-12-19"),
        ("AccountExpirationDate", "12/19/2026 12:00:00 AM", "2026-12-18"),
        ("Account Expiration Date", "12/18/2026", "2026-12-18"),
        ("sn,Account Expiration Date", "x,12/18/2026", "2026-12-18"),
        ("sAMAccountName,Account Expiration Date", "a,12/19/2026", "2026-12-18"),
    ])
    func `a directory's date is the day after the last one, in the district's zone`(
        heading: String,
        cell: String,
        date: String
    ) throws {
        #expect(try expires(heading, cell) == date)
    }

    @Test(arguments: ["Never", "Never Expires", "does not expire"])
    func `words for no end are none`(cell: String) throws {
        #expect(try expires("Expires Date", cell) == nil)
        #expect(try expires("Account Expiry Time", cell) == nil)
    }

    @Test func `an account is in use if a line for one of the schools says so`() throws {
        let lines = "Username,SchoolID,Status\nmv,340,2\nro,340,2\nmv,350,1\nro,350,2\n"
        let rows = try accounts(lines).rows
        #expect(Set(rows.filter { $0.username == "mv" }.map { $0.disabled == .value(false) }) == [true])
        #expect(Set(rows.filter { $0.username == "ro" }.map { $0.disabled == .value(true) }) == [true])
    }
}
