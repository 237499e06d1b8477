import LastdayMessages
import LastdayCore
import LastdaySystem
import LastdayTestKit
import Synchronization
import Testing

@testable import LastdayService

/// Tests of publishing a store's audit to a real socket, which nothing reads unless the test does.
@Suite struct AuditPublisherTests {
    private let district: District
    private let socket: JournalSocket
    private let publisher: AuditPublisher

    init() throws {
        district = try District(.ofFiles)
        socket = try JournalSocket()
        publisher = AuditPublisher(isTheService: true, journal: SystemdJournal(at: socket.path), patience: 0)
    }

    private func publish(stoppingWhen isToStop: () -> Bool = { false }) throws -> AuditPublisher.Outcome {
        try publisher.publishBatch(of: district.store, stoppingWhen: isToStop)
    }

    private func add(_ count: Int) throws {
        try district.take(
            (1...count).map { number in
                var row = FeedRow(origin: "test")
                row.username = "user\(number)"
                row.districtID = "\(number)"
                row.lastName = .value("Person \(number)")
                row.firstName = .value("Pat")
                return row
            }
        )
    }

    /// Reads the socket and returns the numbers of the entries in it.
    private func read() -> [Int] {
        socket.read().compactMap { entry in
            entry.split(separator: "\n").first { $0.hasPrefix("LASTDAY_AUDIT=") }
                .flatMap { Int($0.dropFirst("LASTDAY_AUDIT=".count)) }
        }
    }

    @Test func `every entry is published once, in order`() throws {
        try add(3)
        #expect(try publish() == .allPublished)
        #expect(read() == [1, 2, 3])
        #expect(try publish() == .allPublished)
        try district.add("d")
        #expect(try publish() == .allPublished)
        #expect(read() == [4])
    }

    @Test func `a long audit is published in batches`() throws {
        try add(1_200)
        var published: [Int] = []
        for outcome in [AuditPublisher.Outcome.moreToPublish, .moreToPublish, .allPublished] {
            let came = try publish {
                published += read()
                return false
            }
            #expect(came == outcome)
        }
        #expect(published + read() == Array(1...1_200))
    }

    /// Fills the journal's queue with the messages of another program.
    private func fill() throws {
        let others = SystemdJournal(at: socket.path)
        let line = try #require(JournalField("MESSAGE", "of somebody else"))
        while others.send([line], within: 0) {}
    }

    @Test func `entries that the journal had no room for are published once when it reads again`()
        throws
    {
        // More than the queue can hold.
        try add(600)
        var outcome = try publish()
        while outcome == .moreToPublish { outcome = try publish() }
        #expect(outcome == .notAccepted)
        var published = read()
        #expect(!published.isEmpty)
        #expect(try district.store.undeliveredCount(to: .journal) == 600 - published.count)
        // Far more attempts than needed, but not endless.
        for _ in 1...600 where published.count < 600 {
            _ = try publish()
            published += read()
        }
        #expect(published == Array(1...600))
        #expect(try publish() == .allPublished)
    }

    @Test func `other processes can write while the publisher waits for the journal`() throws {
        try add(20)
        try fill()
        let patient = AuditPublisher(
            isTheService: true,
            journal: SystemdJournal(at: socket.path),
            patience: 50
        )
        let other = try district.reopened()
        let context = ActionContext(at: district.now, actor: District.actor, command: "test")
        var (number, written) = (0, 0)
        let outcome = try patient.publishBatch(of: district.store) {
            number += 1
            let decided = try? other.decide(on: context) {
                try Disabling.decide("user\(number)", in: $0, under: district.policy, on: context)
            }
            written += decided?.entries.count ?? 0
            return false
        }
        #expect(outcome == .notAccepted)
        #expect(number > 1)
        #expect(written == number)
    }

    @Test func `publishing stops at midnight, and no entry is published twice`() throws {
        try add(5)
        var rest = 3
        let outcome = try publish {
            rest -= 1
            return rest < 0
        }
        #expect(outcome == .moreToPublish)
        #expect(try publish() == .allPublished)
        #expect(read() == [1, 2, 3, 4, 5])
    }

    @Test func `midnight ends the wait for a journal that hangs`() throws {
        try add(3)
        try fill()
        let patient = AuditPublisher(
            isTheService: true,
            journal: SystemdJournal(at: socket.path),
            patience: .max
        )
        var questions = 0
        let outcome = try patient.publishBatch(of: district.store) {
            questions += 1
            return questions > 3
        }
        #expect(outcome == .moreToPublish)
        #expect(try district.store.undeliveredCount(to: .journal) == 3)
    }

    @Test func `only one process publishes at a time`() throws {
        try add(3)
        let other = try district.reopened()
        let outcome = try other.deliveringAlone(to: .journal) { try publish() }
        #expect(outcome == .publishedByAnother)
        #expect(read().isEmpty)
        #expect(try publish() == .allPublished)
        #expect(read() == [1, 2, 3])
    }

    @Test func `entries sent while the store is busy are not sent again`() throws {
        try add(3)
        let busy = BusyStore(district.store)
        #expect(try publisher.publishBatch(of: busy) { false } == .publishedByAnother)
        #expect(read() == [1, 2, 3])
        #expect(try publisher.publishBatch(of: busy) { false } == .publishedByAnother)
        // Nor by another publisher: the turn is not free until the mark has been moved.
        let other = AuditPublisher(isTheService: true, journal: SystemdJournal(at: socket.path), patience: 0)
        #expect(try other.publishBatch(of: district.reopened()) { false } == .publishedByAnother)
        try district.add("d")
        #expect(try publish() == .allPublished)
        #expect(read() == [4])
    }

    @Test func `a command publishes a few entries and leaves a large backlog to the service`() throws {
        let command = AuditPublisher(
            isTheService: false,
            journal: SystemdJournal(at: socket.path),
            patience: 0
        )
        try add(3)
        try command.publish([], of: district.store)
        #expect(read() == [1, 2, 3])
        for number in 4...104 { try district.add("user\(number)") }
        try command.publish([], of: district.store)
        #expect(read().isEmpty)
    }

    @Test func `the service publishes nothing right after an act, so that closings come first`() throws {
        try add(3)
        try publisher.publish([], of: district.store)
        #expect(read().isEmpty)
    }

    @Test func `nothing is published on a machine without a journal`() throws {
        try add(1)
        let nowhere = AuditPublisher(isTheService: true, journal: SystemdJournal(at: socket.path + ".none"))
        let outcome = try nowhere.publishBatch(of: district.store) { false }
        #expect(outcome == (SystemdJournal.isExpected ? .notAccepted : .noJournal))
        #expect(try district.store.undeliveredCount(to: .journal) == 1)
    }
}

/// A store to which another process is always writing, so that every write fails as busy.
private final class BusyStore: ForwardingStore {
    let store: any ServableStore

    init(_ store: any ServableStore) { self.store = store }

    func noteDelivered(to target: AuditTarget, from mark: Int64, upTo last: Int64) throws -> Bool {
        throw StoreFailure.busy(place)
    }

    func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        _ rule: (any RecordReader, ActionContext) throws -> Decision<Outcome>
    ) throws -> CommittedDecision<Outcome> {
        throw StoreFailure.busy(place)
    }

    func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        keeping isToKeep: Bool,
        inSteps step: (any RecordReader & TransactionScratch, ActionContext) throws -> Decision<Outcome?>
    ) throws -> Outcome {
        throw StoreFailure.busy(place)
    }

    func take(_ zone: StoreZone) throws { throw StoreFailure.busy(place) }

    func adopt<Value: Sendable>(
        keeping isToKeep: Bool,
        _ next: () throws -> StoredRecord?,
        delivered: () throws -> DeliveryMarks,
        zone: () throws -> StoreZone?,
        check: (any RecordReader) throws -> Value
    ) throws -> Value {
        throw StoreFailure.busy(place)
    }
}
