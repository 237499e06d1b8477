import LastdaySystem
import LastdayTestKit
import Logging
import Testing

@testable import LastdayService

@Suite struct JournalLogHandlerTests {
    @Test func `a log message does not wait for a journal that hangs`() throws {
        let socket = try JournalSocket()
        let journal = SystemdJournal(at: socket.path)
        let field = try #require(JournalField("MESSAGE", "full"))
        while journal.send([field], within: 0) {}
        let log = Logger(label: "lastdayd") { JournalLogHandler(label: $0, lines: nil, journal: journal) }
        // Waiting for the journal each time would take half an hour.
        for _ in 1...10_000 { log.info("lost") }
    }
}
