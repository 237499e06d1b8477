import LastdayMessages
import LastdayCore
import Testing

@Suite struct DiagnosticsTests {
    private let endless = String(repeating: "é", count: 100_000)

    @Test func `a sentence with an endless name in it is truncated`() {
        var remarks = Diagnostics(["a.csv, line 2: \(endless)", "a.csv, line 3: Żółć"])
        remarks.append("a.csv, line 4: \(endless)")
        #expect(remarks.first.map { $0.unicodeScalars.count <= 2_001 } == [true, true, true])
        #expect(remarks.first[0].hasPrefix("a.csv, line 2: é"))
        #expect(remarks.first[0].hasSuffix("é…"))
        #expect(remarks.first[1] == "a.csv, line 3: Żółć")
        #expect(remarks.first[2].hasSuffix("é…"))
    }

    @Test func `after the first thousand, remarks are only counted`() {
        var remarks = Diagnostics((0..<1_001).map(String.init))
        remarks.append("one more")
        #expect(remarks.first == (0..<1_000).map(String.init))
        #expect(remarks.count == 1_002)
    }

    @Test func `bad rows are limited as remarks are`() {
        let bad = BadRows((0..<2_000).map { .unreadable("\($0)") }, rows: 1_500)
        #expect(bad.details.count == 1_000)
        #expect(bad.description.hasPrefix("1500 bad rows, the first 1000 of them above; "))
    }
}
