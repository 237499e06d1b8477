import LastdayCore
import Synchronization

/// A store whose disk the test can fill.
final class StoreOnAFullDisk: ForwardingStore {
    let store: any ServableStore
    private let fullness = Mutex(false)

    /// Whether audit entries are offered to the journal, which a model of thousands of nights must not fill.
    private let isTold: Bool

    init(_ store: any ServableStore, isTold: Bool = true) {
        (self.store, self.isTold) = (store, isTold)
    }

    func undelivered(to target: AuditTarget, atMost limit: Int) throws -> UndeliveredEntries {
        isTold
            ? try store.undelivered(to: target, atMost: limit) : UndeliveredEntries(after: 0, atMost: limit)
    }

    func undeliveredCount(to target: AuditTarget) throws -> Int {
        isTold ? try store.undeliveredCount(to: target) : 0
    }

    /// Whether the disk is full, so that every decision fails.
    var isFull: Bool {
        get { fullness.withLock(\.self) }
        set { fullness.withLock { $0 = newValue } }
    }

    func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        _ rule: (any RecordReader, ActionContext) throws -> Decision<Outcome>
    ) throws -> CommittedDecision<Outcome> {
        if isFull { throw StoreFailure.unavailable(place, detail: "database or disk is full") }
        return try store.decide(on: context, rule)
    }

    func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        keeping isToKeep: Bool,
        inSteps step: (any RecordReader & TransactionScratch, ActionContext) throws -> Decision<Outcome?>
    ) throws -> Outcome {
        if isFull { throw StoreFailure.unavailable(place, detail: "database or disk is full") }
        return try store.decide(on: context, keeping: isToKeep, inSteps: step)
    }

    func take(_ zone: StoreZone) throws {
        if isFull { throw StoreFailure.unavailable(place, detail: "database or disk is full") }
        try store.take(zone)
    }
}
