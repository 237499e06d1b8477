import LastdayMessages
import LastdayCore
import Testing

@testable import LastdayImport

struct EmploymentsCSVTests {
    private func feed(_ text: String) throws -> ReadFeed {
        let file = try csv(text, name: "file.csv")
        let form = try #require(EmploymentsCSV.form(of: file))
        return try ReadFeed(try SupplementalRows.rows(of: file, in: form))
    }

    @Test
    func `every field of the guide's employment screen is read`() throws {
        let feed = try feed(
            """
            Employee ID,District Number,District Name,Start Date,End Date,Teaching Start Year,Teaching Years Modifier,\
            License Number,FTE Percent,Seniority,Education,Year,School,Bargaining Unit
            2041,0860,Wolf Point Public Schools,08/01/2005,05/31/2019,08/01/2005,1,L-7,100,T: Tenure,M+30,17-18,\
            Jefferson Elem School,MEA

            """
        )
        #expect(feed.kind == "employments CSV")
        let row = try #require(feed.rows.first)
        #expect(row.isSupplemental && row.districtID == "2041")
        let incoming = try #require(row.employments.first)
        #expect(
            incoming.districtNumber == "0860" && incoming.districtName == .value("Wolf Point Public Schools")
        )
        #expect(incoming.startDate?.description == "2005-08-01")
        #expect(incoming.endDate == .value(CivilDate(year: 2019, month: 5, day: 31)))
        #expect(
            incoming.teachingStartYear == .value("08/01/2005")
                && incoming.teachingYearsModifier == .value("1")
        )
        #expect(incoming.licenseNumber == .value("L-7") && incoming.ftePercent == .value("100"))
        #expect(incoming.seniority == .value("T: Tenure") && incoming.education == .value("M+30"))
        #expect(incoming.year == .value("17-18") && incoming.school == .value("Jefferson Elem School"))
        #expect(incoming.other == [])
        #expect(feed.files.first?.dropped.map(\.heading) == ["Bargaining Unit"])
    }

    @Test
    func `assignments are grouped under the employment of their district`() throws {
        let feed = try feed(
            """
            Username,District Number,School,Title,Start Date,End Date,Special Ed
            keltnerc,0860,Hillside,Teacher,2020-08-01,,X
            keltnerc,0860,Hillside,Coach,,2021-06-01,

            """
        )
        #expect(feed.kind == "assignments CSV" && feed.rows.count == 1)
        #expect(feed.rows[0].employments.count == 1)
        let incoming = feed.rows[0].employments.flatMap(\.assignments)
        #expect(incoming.map(\.title) == ["Teacher", "Coach"])
        #expect(incoming.map(\.isSpecialEd) == [.value(true), .value(false)])
        #expect(incoming[1].endDate == .value(CivilDate(year: 2021, month: 6, day: 1)))
    }

    @Test
    func `a row without a district or a person is refused`() {
        #expect(throws: BadRows.self) { try feed("Username,District Number\nkeltnerc,\n") }
        #expect(throws: BadRows(["file.csv, line 2: neither a Username nor a District ID"])) {
            try feed("Username,District Number\n,0860\n")
        }
    }
}
