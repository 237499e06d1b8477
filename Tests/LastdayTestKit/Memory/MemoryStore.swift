public import LastdayRules
import Synchronization

/// A store in memory, for tests that need no file: as strict as the others about numbers, and nothing else.
///
/// Several handles can share what is kept, as several processes share a file.
public final class MemoryStore: Store {
    /// What is kept, by all handles.
    final class Shelf: Sendable {
        let state = Mutex(State())
    }

    struct State: Sendable {
        var records = MemoryRecords()
        /// How often somebody has written.
        var writings: Int64 = 0
    }

    private let shelf: Shelf
    /// How often this handle has written.
    private let own = Mutex<Int64>(0)

    /// An empty store.
    public convenience init() { self.init(Shelf()) }

    private init(_ shelf: Shelf) { self.shelf = shelf }

    /// Another handle of the same store, as another process has it.
    public func handle() -> MemoryStore { MemoryStore(shelf) }

    /// A name for messages.
    public var place: String { "memory" }
    /// No file.
    public var lockFile: String { "/dev/null" }
    /// None.
    public var writtenFiles: [String] { [] }
    /// It writes only what changes.
    public var isWrittenWhole: Bool { false }

    /// Reads one state.
    public func read<Value: Sendable>(_ body: (any Records) throws -> Value) throws -> Value {
        try body(shelf.state.withLock(\.records))
    }

    /// Reads, decides and writes at once.
    public func decide<Outcome: Sendable>(
        on occasion: (_ last: Instant?) throws -> Occasion,
        _ rule: (any Records, Occasion) throws -> Decision<Outcome>
    ) throws -> Decided<Outcome> {
        try inOneTransaction { records in
            let occasion = try occasion(records.audit.last?.at)
            let decision = try rule(records, occasion)
            let entries = records.keep(decision.events, on: occasion)
            return (Decided(outcome: decision.outcome, entries: entries), !entries.isEmpty)
        }
    }

    /// Reads, decides and writes at once, step by step.
    public func decide<Outcome: Sendable>(
        on occasion: (_ last: Instant?) throws -> Occasion,
        keeping isToKeep: Bool,
        inSteps step: (any Records & Notes, Occasion) throws -> Decision<Outcome?>
    ) throws -> Outcome {
        try inOneTransaction { records in
            let occasion = try occasion(records.audit.last?.at)
            records.notes = MemoryRecords.NoteBook()
            var isChanged = false
            while true {
                let decision = try step(records, occasion)
                isChanged = !records.keep(decision.events, on: occasion).isEmpty || isChanged
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
        _ next: () throws -> Kept?,
        toldUpTo: () throws -> Int64,
        zone: () throws -> StoreZone?,
        check: (any Records) throws -> Value
    ) throws -> Value {
        try inOneTransaction { records in
            while let kept = try next() { records.put(kept) }
            records.told = try toldUpTo()
            if let zone = try zone() { records.named = zone }
            return (try check(records), isToKeep)
        }
    }

    /// Runs the body on a copy, which takes the place of what there was where it says so.
    private func inOneTransaction<Value: Sendable>(
        _ body: (inout MemoryRecords) throws -> (Value, isToKeep: Bool)
    ) throws -> Value {
        // Not under the lock: the body may look at the clock, and a test's clock at the store.
        var records = shelf.state.withLock(\.records)
        let (value, isToKeep) = try body(&records)
        guard isToKeep else { return value }
        let written = records
        shelf.state.withLock { state in
            state.records = written
            state.writings += 1
        }
        own.withLock { $0 += 1 }
        return value
    }

    /// Nothing: no journal hears of it.
    public func untold(atMost limit: Int) throws -> Untold { Untold(behind: 0, atMost: limit) }

    /// Notes nothing.
    public func noteTold(from mark: Int64, upTo last: Int64) throws -> Bool { false }

    /// Runs the body.
    public func tellingAlone<Value: Sendable>(_ body: () throws -> Value) throws -> Value? { try body() }

    /// Nothing: no journal hears of it.
    public func undelivered() throws -> Int { 0 }

    /// How often other handles have written.
    public func foreignVersion() throws -> Int64 {
        shelf.state.withLock(\.writings) - own.withLock(\.self)
    }

    /// A district's.
    public func purpose() throws -> StorePurpose { .district }

    /// What contradicts itself.
    public func faults() throws -> [String] { [] }

    /// Nothing to give up.
    public func close() throws {}
}
