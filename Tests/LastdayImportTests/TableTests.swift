import Testing

@testable import LastdayImport

@Suite struct TableTests {
    @Test(arguments: [
        "#TYPE Microsoft.ActiveDirectory.Management.ADUser", "version:v1.0",
        "Grand Bend ISD, November 2026,,",
        ",,\n\"Staff who leave\n(all)\"", "Departures\nPrinted 11/26/2026\n\n",
    ])
    func `lines above the headings are left out and named`(lines: String) throws {
        let file = try csv("\(lines)\nUsername,Last Name,Last Day\nalee,Lee,12/18/2026\n")
        #expect(file.headings == ["Username", "Last Name", "Last Day"])
        #expect(try file.rows().map(\.cells) == [["alee", "Lee", "12/18/2026"]])
        #expect(!file.remarks.isEmpty)
        #expect(file.remarks.allSatisfy { $0.contains("left out, above the headings") })
    }

    @Test func `a table of one column may have lines above its heading`() throws {
        #expect(try csv("Staff of 2026\nUsername\nalee\n").headings == ["Username"])
    }

    @Test func `headings that nobody knows are those of the first line`() throws {
        let file = try csv("Nom,Prénom\nUsername,x\n1,2\n")
        #expect(file.headings == ["Nom", "Prénom"])
        #expect(try file.rows().count == 2)
    }

    @Test(arguments: [
        "Total: 2,,", "TOTAL,,2", "Total,2,2", "2 records", "(2 rows)\n", "Count: 2\n\nEnd of report",
        "-- end --,,",
        "Printed 11/26/2026 by hr", ",Grand Total,2", "Report generated 2026-11-26,,",
    ])
    func `totals and remarks below the last row are left out and named`(lines: String) throws {
        let file = try csv("Username,Last Name,Last Day\nalee,Lee,12/18/2026\n\n\(lines)")
        #expect(try file.rows().map(\.cells) == [["alee", "Lee", "12/18/2026"]])
        #expect(file.rowCount == 1)
        #expect(file.remarks.allSatisfy { $0.contains("left out, a total or a remark below the last row") })
        #expect(file.remarks.first?.hasPrefix("accounts.csv, line 4: ") == true)
    }

    @Test(arguments: ["total,Lee,12/18/2026", "Totaro,,", "page.t,,", "reports@b.org,,", "counter,,", "2a,,"])
    func `a person with such a name is not left out`(line: String) throws {
        let file = try csv("Username,Last Name,Last Day\nalee,Lee,12/18/2026\n\(line)\n")
        #expect(try file.rows().count == 2)
    }

    @Test func `a total among the rows is a row like any other`() throws {
        let file = try csv(
            "Username,Last Name,Last Day\nTotal: 0,,\nCount,,\nalee,Lee,12/18/2026\nTotal: 1,,\n"
        )
        #expect(try file.rows().map { $0.cells[0] } == ["Total: 0", "Count", "alee"])
        #expect(file.remarks.count == 1)
    }

    @Test func `a username in a table of one column is no total`() throws {
        #expect(try csv("Username\nx\ncount\n").rows().count == 2)
        #expect(try csv("Username\nx\nCount: 1\n").rows().count == 1)
    }

    @Test func `a last line that is cut off refuses the file`() {
        let fault =
            "the file seems to be cut off, for its last line ends after 2 cells of 3; send or save it again"
        #expect(throws: UnreadableFeed("accounts.csv, line 3: \(fault)")) {
            try csv("a,b,c\n1,2,3\n4,5").rows()
        }
    }

    private static let whole = String(repeating: "1,2,3\n", count: 20)

    @Test(arguments: ["4,5\n\(whole)", "\(whole)4\n\(whole)", "1,2,3\n4,5\n1,2,3\n", "\(whole)4,5\n"])
    func `a row that is cut short among whole ones refuses the file`(rows: String) {
        #expect { try csv("a,b,c\n\(rows)").rows() } throws: {
            "\($0)".contains("unlike most rows; if it was not cut short, write its last separators too")
        }
    }

    @Test(arguments: [
        // The last block of sixteen lines begins at line 33, or at line 17.
        whole + String(repeating: "1,2,3\n", count: 11) + "4,5\n", whole.prefix(15 * 6) + "4,5\n4,5\n",
        "4,5\n4,5\n1,2,3\n", "1,2,3\n4,5\n1,2,3\n4,5\n",
        whole + String(repeating: "4,5\n", count: 16) + whole,
    ])
    func `rows end early where a program leaves out the last separators`(rows: String) throws {
        #expect(try csv("a,b,c\n\(rows)").rows().count == rows.split(separator: "\n").count)
    }
}
