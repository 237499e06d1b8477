import Foundation
import LastdayMessages
public import LastdayCore
import Synchronization

/// A store in memory, for tests that need no file; it keeps the contract of all stores.
///
/// Several handles can share what is kept, as several processes share a file.
public final class MemoryStore: ServableStore {
    /// What is kept, by all handles.
    final class Shelf: Sendable {
        let state = Mutex(State())
        /// Held by whoever decides.
        let writing = NSRecursiveLock()
    }

    struct State: Sendable {
        var records = MemoryRecords()
        /// How often somebody has written.
        var writings: Int64 = 0
        /// Which handle tells each target.
        var tellers: [AuditTarget: ObjectIdentifier] = [:]
        /// Whether a handle serves it.
        var isServed = false
        /// What is raised when somebody has written.
        var signals: [MemorySignal] = []
    }

    private let shelf: Shelf
    private let madeFor: StorePurpose
    /// How often this handle has written.
    private let own = Mutex<Int64>(0)

    /// An empty store.
    public convenience init(for purpose: StorePurpose = .district, zone: StoreZone? = nil) {
        self.init(Shelf(), purpose)
        shelf.state.withLock { $0.records.named = zone }
    }

    private init(_ shelf: Shelf, _ purpose: StorePurpose) { (self.shelf, madeFor) = (shelf, purpose) }

    /// Another handle of the same store, as another process has it.
    public func handle() -> MemoryStore { MemoryStore(shelf, madeFor) }

    /// No file.
    public var address: StoreAddress { StoreAddress(name: place) }
    /// A name for messages.
    public var place: String { "memory" }
    /// It writes only what changes.
    public var isWrittenWhole: Bool { false }

    /// Reads one state.
    public func read<Value: Sendable>(_ body: (any RecordReader) throws -> Value) throws -> Value {
        try body(shelf.state.withLock(\.records))
    }

    /// Reads, decides and writes at once.
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

    /// Reads, decides and writes at once, step by step.
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

    /// Remembers the configured zone where nobody has named one.
    public func take(_ zone: StoreZone) throws {
        try inOneTransaction { records in
            guard records.named?.isChosen != true else { return ((), false) }
            records.named = zone
            return ((), true)
        }
    }

    /// Takes over what another store kept.
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

    /// Runs the body on a copy, which takes the place of what there was where it says so.
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

    /// The first audit entries that the target has not been told.
    public func undelivered(to target: AuditTarget, atMost limit: Int) throws -> UndeliveredEntries {
        let records = shelf.state.withLock(\.records)
        var undelivered = UndeliveredEntries(after: records.marks[target], atMost: limit)
        for entry in records.audit where entry.sequence > undelivered.mark && !undelivered.take(entry) {
            break
        }
        return undelivered
    }

    /// Remembers how far the target has been told.
    public func noteDelivered(to target: AuditTarget, from mark: Int64, upTo last: Int64) throws -> Bool {
        shelf.state.withLock { state in
            guard state.records.marks[target] == mark else { return false }
            state.records.marks[target] = last
            return true
        }
    }

    /// Lets the body tell the target as the only one of all handles.
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

    /// How many audit entries the target has not been told.
    public func undeliveredCount(to target: AuditTarget) throws -> Int {
        shelf.state.withLock { Int(($0.records.audit.last?.sequence ?? 0) - $0.records.marks[target]) }
    }

    /// One handle has it at a time.
    public func lease() throws -> any StoreLease {
        try shelf.state.withLock { state in
            guard !state.isServed else { throw StoreAlreadyServed(path: place) }
            state.isServed = true
        }
        return MemoryLease(shelf: shelf)
    }

    /// Nobody by name.
    public func leaseHolder() throws -> LeaseHolder? {
        shelf.state.withLock(\.isServed) ? LeaseHolder("another lastdayd") : nil
    }

    /// Raised by every writing.
    public func changeSignal() throws -> any ChangeSignal {
        let signal = try MemorySignal()
        shelf.state.withLock { $0.signals.append(signal) }
        return signal
    }

    /// Nobody knows.
    public func room() -> StoreRoom { .unknown }

    /// How often other handles have written.
    public func foreignVersion() throws -> Int64 {
        shelf.state.withLock(\.writings) - own.withLock(\.self)
    }

    /// What it was made for.
    public func purpose() throws -> StorePurpose { madeFor }

    /// What contradicts itself.
    public func faults() throws -> [String] {
        try auditFaults() + read { try ConsistencyCheck.all(in: $0).map(\.description) }
    }

    /// Nothing to give up.
    public func close() throws {}
}
