import LastdayMessages
import LastdayCore
import Testing

@Suite struct ExplainedTests {
    @Test func `every failure of the core has a message`() {
        let failures: [any Failure] = [
            Refusal.nothingHeld, StoreFailure.busy("lastday.db"), BadRows(["a.csv, line 2: blank"]),
            AcceptanceRefused.nothingIsMissing, UnreadableDate(text: "soon", why: nil),
            StoreAlreadyServed(path: "lastday.db"),
        ]
        #expect(failures.allSatisfy { $0 is any Explained })
    }

    @Test func `a fault in a list is reported with its line`() {
        let refused = BadRow.departure(origin: "list.csv, line 2", lastDay: nil, .refused(.noLastDay))
        #expect(refused.description.hasPrefix("list.csv, line 2: no last day; "))
        let unclear = BadRow.departure(origin: "list.csv, line 3", lastDay: nil, .unclear(.saysNobody))
        #expect(unclear.description.hasPrefix("list.csv, line 3: "))
        let bad = BadRows([refused, unclear], rows: 2)
        #expect(bad.details == [refused.description, unclear.description])
    }
}
