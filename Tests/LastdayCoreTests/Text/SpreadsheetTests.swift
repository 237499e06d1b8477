import LastdayCore
import Testing

@Suite struct SpreadsheetTests {
    @Test(arguments: ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1", "=\u{301}1"])
    func `a cell that a spreadsheet would read as a formula becomes text`(cell: String) {
        #expect(CSV.withoutFormula(cell).unicodeScalars.first == "'")
    }

    @Test(arguments: ["", "Lee", "a=b", "2026-12-18", "'quoted'", "1-2"])
    func `any other text stays as it is`(cell: String) {
        #expect(CSV.withoutFormula(cell) == cell)
    }
}
