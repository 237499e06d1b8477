import LastdayCore
import LastdayTestKit
import Testing

@Suite struct ActionContextInstantTests {
    @Test func `an act at an instant that could not be read back is refused`() throws {
        let last = try #require(Instant("9999-12-31T23:59:59.999Z"))
        #expect(try ActionContext.instant(last, after: nil) == last)
        let beyond = Instant(milliseconds: last.milliseconds + 1)
        #expect(throws: Refusal.clockBeyondDates(beyond)) {
            try ActionContext.instant(beyond, after: last)
        }
        let first = try #require(Instant("0001-01-01T00:00:00.000Z"))
        #expect(throws: Refusal.self) {
            try ActionContext.instant(Instant(milliseconds: first.milliseconds - 1), after: nil)
        }
    }
}
