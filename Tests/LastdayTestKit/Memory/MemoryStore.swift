import Foundation
import LastdayMessages
public import LastdayCore
import Synchronization

/// A store in memory, for tests that need no file; it meets the contract of all stores.
///
/// Several handles can share its contents, as several processes share a file.
public final class MemoryStore: ServableStore {
    /// The contents of a store, shared by all its handles.
    final class Shelf: Sendable {
        let state = Mutex(State())
        /// The lock that a transaction holds.
        let writing = NSRecursiveLock()
    }

    struct State: Sendable {
        var records = MemoryRecords()
        /// The number of writes by all handles.
        var writings: Int64 = 0
        /// The handle that is delivering to each target.
        var tellers: [AuditTarget: ObjectIdentifier] = [:]
        /// Whether a handle has the lease.
        var isServed = false
        /// The signals that a write raises.
        var signals: [MemorySignal] = []
    }

    private let shelf: Shelf
    private let madeFor: StorePurpose
    /// The number of writes by this handle.
    private let own = Mutex<Int64>(0)

    /// Creates an empty store.
    public convenience init(for purpose: StorePurpose = .district, zone: StoreZone? = nil) {
        self.init(Shelf(), purpose)
        shelf.state.withLock { $0.records.named = zone }
    }

    private init(_ shelf: Shelf, _ purpose: StorePurpose) { (self.shelf, madeFor) = (shelf, purpose) }

    /// Returns another handle of the same store, as another process would have.
    public func handle() -> MemoryStore { MemoryStore(shelf, madeFor) }

    /// The address, which names no file.
    public var address: StoreAddress { StoreAddress(name: place) }
    /// The store's name in messages.
    public var place: String { "memory" }
    /// False, because a write costs no more than its changes.
    public var isWrittenWhole: Bool { false }

    /// Reads from one state of the store.
    public func read<Value: Sendable>(_ body: (any RecordReader) throws -> Value) throws -> Value {
        try body(shelf.state.withLock(\.records))
    }

    /// Reads, decides and writes in one transaction.
    public func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        _ rule: (any RecordReader, ActionContext) throws -> Decision<Outcome>
    ) throws -> CommittedDecision<Outcome> {
        try inOneTransaction { records in
            let context = try context(records.audit.last?.at)
            let decision = try rule(records, context)
            let entries = try records.keep(decision.events, on: context)
            return (CommittedDecision(outcome: decision.outcome, entries: entries), !entries.isEmpty)
        }
    }

    /// Reads, decides and writes in one transaction, step by step.
    public func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        keeping isToKeep: Bool,
        inSteps step: (any RecordReader & TransactionScratch, ActionContext) throws -> Decision<Outcome?>
    ) throws -> Outcome {
        try inOneTransaction { records in
            let context = try context(records.audit.last?.at)
            records.notes = MemoryRecords.NoteBook()
            var isChanged = false
            while true {
                let decision = try step(records, context)
                isChanged = try !records.keep(decision.events, on: context).isEmpty || isChanged
                if let outcome = decision.outcome { return (outcome, isToKeep && isChanged) }
            }
        }
    }

    /// Records the configured zone, unless a zone has been chosen already.
    public func take(_ zone: StoreZone) throws {
        try inOneTransaction { records in
            guard records.named?.isChosen != true else { return ((), false) }
            records.named = zone
            return ((), true)
        }
    }

    /// Adopts everything from another store.
    public func adopt<Value: Sendable>(
        keeping isToKeep: Bool,
        _ next: () throws -> StoredRecord?,
        delivered: () throws -> DeliveryMarks,
        zone: () throws -> StoreZone?,
        check: (any RecordReader) throws -> Value
    ) throws -> Value {
        try inOneTransaction { records in
            try records.refuseUnlessEmpty(at: place)
            while let kept = try next() { try records.take(kept) }
            records.marks = try delivered()
            if let zone = try zone() { records.named = zone }
            return (try check(records), isToKeep)
        }
    }

    /// Runs the body on a copy of the records, which replaces them if the body says so.
    private func inOneTransaction<Value: Sendable>(
        _ body: (inout MemoryRecords) throws -> (Value, isToKeep: Bool)
    ) throws -> Value {
        shelf.writing.lock()
        defer { shelf.writing.unlock() }
        // Not under the state's lock: the body may look at the clock, and a test's clock at the store.
        var records = shelf.state.withLock(\.records)
        let (value, isToKeep): (Value, Bool)
        do {
            (value, isToKeep) = try body(&records)
        } catch let fault as MemoryRecords.Fault {
            throw StoreFailure.refused(place, detail: fault.detail)
        }
        guard isToKeep else { return value }
        let written = records
        shelf.state.withLock { state in
            state.records = written
            state.writings += 1
            for signal in state.signals { signal.raise() }
        }
        own.withLock { $0 += 1 }
        return value
    }

    /// Returns the first audit entries that have not been delivered to the target.
    public func undelivered(to target: AuditTarget, atMost limit: Int) throws -> UndeliveredEntries {
        let records = shelf.state.withLock(\.records)
        var undelivered = UndeliveredEntries(after: records.marks[target], atMost: limit)
        for entry in records.audit where entry.sequence > undelivered.mark && !undelivered.take(entry) {
            break
        }
        return undelivered
    }

    /// Moves the target's mark, if it is still where the caller found it.
    public func noteDelivered(to target: AuditTarget, from mark: Int64, upTo last: Int64) throws -> Bool {
        shelf.state.withLock { state in
            guard state.records.marks[target] == mark else { return false }
            state.records.marks[target] = last
            return true
        }
    }

    /// Runs the body unless another handle is delivering to the target.
    ///
    /// If the body throws, this handle keeps its turn until the next call.
    public func deliveringAlone<Value: Sendable>(
        to target: AuditTarget,
        _ body: () throws -> Value
    ) throws -> Value? {
        let me = ObjectIdentifier(self)
        let isTurn = shelf.state.withLock { state in
            let teller = state.tellers[target] ?? me
            state.tellers[target] = teller
            return teller == me
        }
        guard isTurn else { return nil }
        let value = try body()
        shelf.state.withLock { $0.tellers[target] = nil }
        return value
    }

    /// Returns the number of audit entries that have not been delivered to the target.
    public func undeliveredCount(to target: AuditTarget) throws -> Int {
        shelf.state.withLock { Int(($0.records.audit.last?.sequence ?? 0) - $0.records.marks[target]) }
    }

    /// Takes the lease, which one handle has at a time.
    public func lease() throws -> any StoreLease {
        try shelf.state.withLock { state in
            guard !state.isServed else { throw StoreAlreadyServed(path: place) }
            state.isServed = true
        }
        return MemoryLease(shelf: shelf)
    }

    /// Returns a holder with a fixed name if the store is leased.
    public func leaseHolder() throws -> LeaseHolder? {
        shelf.state.withLock(\.isServed) ? LeaseHolder("another lastdayd") : nil
    }

    /// Returns a signal that every write raises.
    public func changeSignal() throws -> any ChangeSignal {
        let signal = try MemorySignal()
        shelf.state.withLock { $0.signals.append(signal) }
        return signal
    }

    /// Returns that the room is unknown, because a store in memory has no disk.
    public func room() -> StoreRoom { .unknown }

    /// Returns the number of writes by other handles.
    public func foreignVersion() throws -> Int64 {
        shelf.state.withLock(\.writings) - own.withLock(\.self)
    }

    /// Returns what the store was made for.
    public func purpose() throws -> StorePurpose { madeFor }

    /// Checks the audit and the consistency of the records.
    public func faults() throws -> [String] {
        try auditFaults() + read { try ConsistencyCheck.all(in: $0).map(\.description) }
    }

    /// Does nothing: there is nothing to close.
    public func close() throws {}
}
