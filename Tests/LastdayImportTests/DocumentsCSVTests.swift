import LastdayMessages
import LastdayCore
import Testing

@testable import LastdayImport

struct DocumentsCSVTests {
    private func documents(_ text: String) throws -> ReadFeed {
        let file = try csv(text, name: "documents.csv")
        return try ReadFeed(
            try SupplementalRows.rows(of: file, in: try #require(DocumentsCSV.form(of: file)))
        )
    }

    @Test
    func `a person's documents are merged without duplicates and create no account`() throws {
        let feed = try documents(
            "Employee ID,Reference,Kind,Date\n7,A-1,IEP,1/05/2026\n8,A-2,504 Plan,\n7,A-3,IEP,\n7,A-1,IEP,2026-01-05\n"
        )
        #expect(feed.rows.map(\.districtID) == ["7", "8"])
        #expect(feed.rows.map(\.isSupplemental) == [true, true])
        let day = CivilDate(year: 2026, month: 1, day: 5)
        #expect(
            feed.rows[0].documents == [
                FeedDocument(kind: "IEP", reference: "A-1", date: day),
                FeedDocument(kind: "IEP", reference: "A-3", date: nil),
            ]
        )
    }

    @Test
    func `a row without a person, a kind or a reference is refused`() throws {
        #expect(throws: BadRows(["documents.csv, line 3: neither a Username nor a District ID"])) {
            try documents("Username,Kind,Reference\nkeltnerc,IEP,1\n,IEP,2\n")
        }
        #expect(throws: BadRows.self) { try documents("Username,Kind,Reference\nkeltnerc,,1\n") }
        #expect(throws: BadRows.self) { try documents("Username,Kind,Reference\nkeltnerc,IEP,\n") }
    }
}
