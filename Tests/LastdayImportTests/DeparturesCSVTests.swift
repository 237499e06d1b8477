import LastdayCore
import Testing

@testable import LastdayImport

struct DeparturesCSVTests {
    private func list(_ text: String) throws -> DeparturesCSV {
        try DeparturesCSV(try csv(text, name: "departures.csv"))
    }

    @Test(
        arguments: [
            ("Username", "Last Day"), ("User name", "END DATE"), ("Employee ID", "Expires Date"),
            ("employee_id", "Separation Date"), ("Email", "Termination Date"), ("E-mail", "last-day"),
        ]
    )
    func `the headings that personnel offices use are recognised`(who: String, when: String) throws {
        let list = try list("Dept,\(who),\(when)\n551,x,12/18/2026\n")
        #expect(list.rows.first?.lastDay?.description == "2026-12-18")
        let row = try #require(list.rows.first)
        #expect([row.username, row.identifiers.first?.text, row.email].compactMap(\.self) == ["x"])
        #expect(list.file.dropped.map(\.heading) == ["Dept"])
    }

    @Test
    func `a full name identifies a person, and a last name alone does not`() throws {
        let row = try #require(
            try list("First Name,Surname,Last Day,Reason\n Pat ,Lee,1/05/2027,\n").rows.first
        )
        #expect([row.firstName, row.lastName, row.reason] == ["Pat", "Lee", nil])
        #expect(row.lastDay?.description == "2027-01-05")
        #expect(throws: UnreadableFeed.self) { try list("Last Name,Last Day\nLee,2027-01-05\n") }
    }

    @Test
    func `a list without a column for the last day, or with two that differ, is refused`() throws {
        #expect(throws: UnreadableFeed.self) { try list("Username\nkeltnerc\n") }
        let same = try list("Username,Last Day,End Date\nkeltnerc,2027-01-05,1/5/2027\n")
        #expect(same.rows.first?.lastDay?.description == "2027-01-05")
        let two = "Username,Termination Date,Last Day of Work\nkeltnerc,12/31/2026,12/18/2026\n"
        let fault =
            "departures.csv, line 2: \"Termination Date\" is 2026-12-31 and \"Last Day of Work\" is 2026-12-18; "
            + "say which is the last day: --last-day-column \"Termination Date\" or --last-day-column \"Last Day of Work\""
        #expect(throws: UnreadableFeed(fault)) { try list(two) }
        var choices = ColumnChoices()
        choices.takeLastDay(from: "last day of work")
        let decided = try DeparturesCSV(try csv(two), choosing: choices)
        #expect(decided.rows.first?.lastDay?.description == "2026-12-18")
    }

    @Test
    func `every bad cell is reported with its line and column, and the rows stay in order`() throws {
        let advice = "is not a date; write it as 2026-12-18 or 12/18/2026"
        let list = try list("Username,Last Day\na,\nb,soon\nc,2027-01-05\nd,2027-01-05,x\n")
        #expect(
            list.rows.map(\.faults) == [
                // Somebody who stays, perhaps: that is for whoever reads the whole list to say.
                [],
                ["departures.csv, line 3, column Last Day: \"soon\" \(advice)"], [],
                [
                    "departures.csv, line 5: 3 cells under 2 headings; a cell with a comma in it must be quoted"
                ],
            ]
        )
    }

    @Test(arguments: [
        "Effective Date", "Revised Last Day", "Date Effective", "Contract End Date", "New Last Day", "LDW",
        "Retire Date", "Keep Account Until", "Last Day With Students",
    ])
    func `a column of other dates that may be the last day refuses the list`(heading: String) throws {
        let text = "Username,Last Day,\(heading)\nkeltnerc,12/18/2026,12/31/2026\n"
        let refusal = #expect(throws: UnreadableFeed.self) { try list(text) }
        let options = "--last-day-column \"Last Day\" or --last-day-column \"\(heading)\""
        #expect(refusal?.description.hasSuffix(options) == true)
        var choices = ColumnChoices()
        choices.takeLastDay(from: heading)
        let decided = try DeparturesCSV(try csv(text), choosing: choices)
        #expect(decided.rows.first?.lastDay?.description == "2026-12-31")
        #expect(try list(text.replacing("12/31/2026", with: "12/18/2026")).rows.count == 1)
        #expect(try DeparturesCSV(try csv(text), readingNoDays: true).rows.count == 1)
    }

    @Test(arguments: [
        "Hire Date", "Date of Birth", "Notice Date", "Board Approved", "Date Submitted", "Last Day Paid",
    ])
    func `a date of something else refuses nothing`(heading: String) throws {
        #expect(try list("Username,Last Day,\(heading)\nkeltnerc,12/18/2026,12/1/2026\n").rows.count == 1)
    }

    @Test(arguments: [
        "ID", "EMPLID", "EE #", "PERNR", "Person Number", "Payroll ID", "Personnel No.", "Local ID",
    ])
    func `the headings that HR systems give an ID are known`(heading: String) throws {
        let row = try list("\(heading),Last Day\n207288,12/18/2026\n").rows.first
        #expect(row?.identifiers.map(\.text) == ["207288"])
    }

    @Test(arguments: [
        ("Resignation", false), ("Retirement", false), ("Resignation RESCINDED", true), ("New Hire", true),
        ("Leave of Absence", true), ("Transfer to Lincoln", true), ("Appointment", true), ("Promotion", true),
        ("Did not return from leave of absence", false), ("Transfer to another district", false),
    ])
    func `an action or a reason may say that nobody leaves`(cell: String, stays: Bool) throws {
        for heading in ["Action", "Reason", "Transaction Type"] {
            let row = try list("Username,\(heading),Last Day\nkeltnerc,\(cell),12/18/2026\n").rows.first
            #expect((row?.stays != nil) == stays, "\(heading)")
        }
    }

    @Test
    func `headings that come again, totals between the rows and remarks below them are left out and named`()
        throws
    {
        let list = try list(
            "Name,Last Day,Site\nA,12/18/2026,1\nTotal: 1,,\nName,Last Day,Site\nB,12/18/2026,2\nPrepared by: X,,\n"
        )
        #expect(list.rows.map(\.fullName) == ["A", "B"])
        #expect(list.file.remarks.count == 3)
    }

    @Test(arguments: ["TBD", "pending board approval", "unknown"])
    func `a last day that nobody knows yet is none`(cell: String) throws {
        let row = try list("Username,Last Day\nkeltnerc,\(cell)\n").rows.first
        #expect(row?.lastDay == nil && row?.faults == [])
    }

    @Test
    func `the middle name has a column, and a first day after the last one is told`() throws {
        let list = try list("Last Name,First Name,MI,Hire Date,Last Day\nLee,Pat,Q,1/4/2027,12/18/2026\n")
        #expect(list.rows.first?.middleName == "Q")
        #expect(list.file.remarks.count == 1)
    }
}
