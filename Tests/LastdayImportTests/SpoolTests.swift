import LastdayMessages
import LastdayCore
import Testing

@testable import LastdayImport

@Suite struct SpoolTests {
    private var full: FeedRow {
        var row = FeedRow(origin: "users.csv, line 12")
        row.username = "keltnerc"
        row.districtID = "207265"
        row.lastName = .value("O'Connell ü")
        row.firstName = .value("")
        row.middleName = .value(nil)
        row.email = .value("k@example.org")
        row.expiresOn = .value(CivilDate(year: 2026, month: 12, day: 18))
        row.disabled = .value(true)
        row.homepage = .value(String(repeating: "long ", count: 40_000))
        row.allCalendars = .value(false)
        row.roles = .value(["One", ""])
        row.groups = .value([])
        row.createdBy = .value("Unknown")
        row.modifiedAt = .value(nil)
        row.otherOfPerson = [NamedText(name: "phone", text: "555")]
        row.isContact = .value(true)
        row.isSupplemental = true
        row.documents = [
            FeedDocument(kind: "IEP", reference: "17", date: CivilDate(year: 1, month: 1, day: 1))
        ]
        row.other = [NamedText(name: "", text: "line\nbreak"), NamedText(name: "b", text: "")]
        var employment = FeedEmployment(districtNumber: "0860")
        employment.startDate = CivilDate(year: 9999, month: 12, day: 31)
        employment.endDate = .value(nil)
        employment.school = .value("North")
        employment.year = .value(nil)
        var assignment = FeedAssignment(school: "North", title: "Teacher")
        assignment.isSpecialEd = .value(true)
        employment.assignments = [assignment, FeedAssignment(school: "", title: "")]
        row.employments = [employment, FeedEmployment(districtNumber: "")]
        return row
    }

    @Test func `rows are read back unchanged, as often as needed`() throws {
        let rows = [FeedRow(origin: "first"), full, FeedRow(origin: ""), full]
        let spool = try Spool()
        for row in rows { try spool.add(row) }
        for _ in 1...2 {
            try spool.rewind()
            for row in rows {
                let read = try #require(try spool.next())
                #expect(String(reflecting: read) == String(reflecting: row))
            }
            #expect(try spool.next() == nil)
        }
    }

    @Test func `a feed with bad rows is refused before any of its rows is delivered`() throws {
        let text = "Username,Disabled\nu1,yes\nu2,perhaps\n"
        let feed = Feed(try AccountsCSV.rows(of: try csv(text)))
        #expect(throws: BadRows.self) { try feed.spooled() }
    }
}
