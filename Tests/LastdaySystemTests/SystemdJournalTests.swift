import LastdayTestKit
import Testing

@testable import LastdaySystem

/// Tests of sending to a real socket, which nothing reads unless the test does.
@Suite struct SystemdJournalTests {
    private let socket: JournalSocket
    private let journal: SystemdJournal

    /// A wait that no test may actually take, in milliseconds.
    private static let anHour: Int32 = 3_600_000

    init() throws {
        socket = try JournalSocket()
        journal = SystemdJournal(at: socket.path)
    }

    private func fields(_ message: String) throws -> [JournalField] {
        [try #require(JournalField("MESSAGE", message))]
    }

    /// Sends until the queue is full.
    private func fill() throws -> Int {
        var count = 0
        while try journal.send(fields("\(count)"), within: 0) { count += 1 }
        return count
    }

    @Test func `a value with a line break is sent with its length, any other after an equals sign`()
        throws
    {
        let fields = try [
            #require(JournalField("MESSAGE", "a=b")),
            #require(JournalField("LASTDAY_USERNAME", "two\nlines")),
        ]
        #expect(journal.send(fields, within: 0))
        #expect(
            socket.read() == ["MESSAGE=a=b\nLASTDAY_USERNAME\n\u{9}\0\0\0\0\0\0\0two\nlines\n"]
        )
    }

    @Test func `an entry that is too large for a datagram is sent as a file`() throws {
        let name = String(repeating: "L", count: 60_000)
        let fields = try (0..<200).map { try #require(JournalField("LASTDAY_\($0)", name)) }
        #expect(journal.send(fields, within: 0))
        let displayText = try #require(socket.read().first)
        #expect(displayText.utf8.count > 12_000_000)
        #expect(displayText.hasPrefix("LASTDAY_0=LLL"))
        #expect(displayText.hasSuffix("L\n"))
    }

    @Test func `an entry that the journal has no room for is given up in time`() throws {
        let count = try fill()
        #expect(count > 0)
        #expect(try !journal.send(fields("late"), within: 30))
        #expect(socket.read().count == count)
    }

    @Test func `after one wait in vain, no other entry is waited for`() throws {
        _ = try fill()
        journal.hopeAgain()
        #expect(try !journal.send(fields("waited for"), within: 20))
        #expect(try !journal.send(fields("not waited for"), within: Self.anHour))
    }

    @Test func `a journal that reads again is sent entries again`() throws {
        _ = try fill()
        #expect(try !journal.send(fields("lost"), within: 10))
        _ = socket.read()
        #expect(try journal.send(fields("heard"), within: 0))
        #expect(socket.read() == ["MESSAGE=heard\n"])
    }

    @Test func `a wait ends once the caller wants to stop`() throws {
        _ = try fill()
        journal.hopeAgain()
        var questions = 0
        let isTaken = try journal.send(fields("late"), within: Self.anHour) {
            questions += 1
            return questions == 3
        }
        #expect(!isTaken)
    }

    @Test func `a restarted journal is sent entries over its new socket`() throws {
        #expect(try journal.send(fields("before"), within: 0))
        socket.close()
        #expect(journal.isThere)
        #expect(try !journal.send(fields("between"), within: Self.anHour))
        socket.open()
        #expect(try journal.send(fields("after"), within: 0))
        #expect(socket.read() == ["MESSAGE=after\n"])
    }

    @Test func `without a journal nothing is sent`() throws {
        let nowhere = SystemdJournal(at: socket.path + ".none")
        #expect(!nowhere.isThere)
        #expect(try !nowhere.send(fields("lost"), within: Self.anHour))
        let tooLong = SystemdJournal(at: String(repeating: "/long", count: 40))
        #expect(try !tooLong.send(fields("lost"), within: Self.anHour))
    }

    @Test(arguments: ["request.id", "lower", "_PID", "", "9LIVES", "A B", String(repeating: "A", count: 65)])
    func `a field whose name the journal would drop cannot be created`(name: String) {
        #expect(JournalField(name, "x") == nil)
    }
}
