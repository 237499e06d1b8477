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
        #expect(list.file.left.map(\.heading) == ["Dept"])
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
    func `a list without a column for the last day, or with two, is refused`() {
        #expect(throws: UnreadableFeed.self) { try list("Username\nkeltnerc\n") }
        #expect(throws: UnreadableFeed.self) {
            try list("Username,Last Day,End Date\nkeltnerc,2027-01-05,2027-01-05\n")
        }
    }

    @Test
    func `every bad cell is reported with its line and column, and the rows stay in order`() throws {
        let advice = "is not a date; write it as 2026-12-18 or 12/18/2026"
        let list = try list("Username,Last Day\na,\nb,soon\nc,2027-01-05\nd,2027-01-05,x\n")
        #expect(
            list.rows.map(\.faults) == [
                [],
                ["departures.csv, line 3, column Last Day: \"soon\" \(advice)"], [],
                [
                    "departures.csv, line 5: 3 cells under 2 headings; a cell with a comma in it must be quoted"
                ],
            ]
        )
    }
}
