import LastdayRules
import Synchronization

/// A store whose disk the test can fill.
final class StoreOnAFullDisk: Store {
    private let store: any Store
    private let fullness = Mutex(false)

    init(_ store: any Store) {
        self.store = store
    }

    var isFull: Bool {
        get { fullness.withLock(\.self) }
        set { fullness.withLock { $0 = newValue } }
    }

    var place: String { store.place }
    var lockFile: String { store.lockFile }
    var writtenFiles: [String] { store.writtenFiles }
    var isWrittenWhole: Bool { store.isWrittenWhole }

    func decide<Outcome: Sendable>(
        on occasion: (_ last: Instant?) throws -> Occasion,
        _ rule: (any Records, Occasion) throws -> Decision<Outcome>
    ) throws -> Decided<Outcome> {
        if isFull { throw StoreFailure.unavailable(place, detail: "database or disk is full") }
        return try store.decide(on: occasion, rule)
    }

    func decide<Outcome: Sendable>(
        on occasion: (_ last: Instant?) throws -> Occasion,
        keeping isToKeep: Bool,
        inSteps step: (any Records & Notes, Occasion) throws -> Decision<Outcome?>
    ) throws -> Outcome {
        if isFull { throw StoreFailure.unavailable(place, detail: "database or disk is full") }
        return try store.decide(on: occasion, keeping: isToKeep, inSteps: step)
    }

    func adopt<Value: Sendable>(
        keeping isToKeep: Bool,
        _ next: () throws -> Kept?,
        toldUpTo: () throws -> Int64,
        zone: () throws -> StoreZone?,
        check: (any Records) throws -> Value
    ) throws -> Value {
        try store.adopt(keeping: isToKeep, next, toldUpTo: toldUpTo, zone: zone, check: check)
    }

    func take(_ zone: StoreZone) throws {
        if isFull { throw StoreFailure.unavailable(place, detail: "database or disk is full") }
        try store.take(zone)
    }

    func read<Value: Sendable>(_ body: (any Records) throws -> Value) throws -> Value { try store.read(body) }
    func untold(atMost limit: Int) throws -> Untold { try store.untold(atMost: limit) }
    func noteTold(from mark: Int64, upTo last: Int64) throws -> Bool {
        try store.noteTold(from: mark, upTo: last)
    }
    func tellingAlone<Value: Sendable>(_ body: () throws -> Value) throws -> Value? {
        try store.tellingAlone(body)
    }
    func undelivered() throws -> Int { try store.undelivered() }
    func foreignVersion() throws -> Int64 { try store.foreignVersion() }
    func purpose() throws -> StorePurpose { try store.purpose() }
    func faults() throws -> [String] { try store.faults() }
    func close() throws { try store.close() }
}
