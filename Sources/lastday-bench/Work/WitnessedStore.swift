import LastdayRules

/// A store that calls out what each of its transactions has written, once that is on the disk.
///
/// It has nothing to tell the journal unless that is wanted, so that no benchmark ends up in the machine's.
final class WitnessedStore: Store {
    private let store: any Store
    private let isTold: Bool
    private let hasWritten: @Sendable ([AuditEntry]) -> Void

    init(_ store: any Store, isTold: Bool = false, hasWritten: @escaping @Sendable ([AuditEntry]) -> Void) {
        self.store = store
        self.isTold = isTold
        self.hasWritten = hasWritten
    }

    func decide<Outcome: Sendable>(
        on occasion: (_ last: Instant?) throws -> Occasion,
        _ rule: (any Records, Occasion) throws -> Decision<Outcome>
    ) throws -> Decided<Outcome> {
        let decided = try store.decide(on: occasion, rule)
        hasWritten(decided.entries)
        return decided
    }
}

extension WitnessedStore {
    var place: String { store.place }
    var lockFile: String { store.lockFile }
    var writtenFiles: [String] { store.writtenFiles }
    var isWrittenWhole: Bool { store.isWrittenWhole }

    func read<Value: Sendable>(_ body: (any Records) throws -> Value) throws -> Value { try store.read(body) }

    func decide<Outcome: Sendable>(
        on occasion: (_ last: Instant?) throws -> Occasion,
        keeping isToKeep: Bool,
        inSteps step: (any Records & Notes, Occasion) throws -> Decision<Outcome?>
    ) throws -> Outcome {
        try store.decide(on: occasion, keeping: isToKeep, inSteps: step)
    }

    func take(_ zone: StoreZone) throws { try store.take(zone) }

    func adopt<Value: Sendable>(
        keeping isToKeep: Bool,
        _ next: () throws -> Kept?,
        toldUpTo: () throws -> Int64,
        zone: () throws -> StoreZone?,
        check: (any Records) throws -> Value
    ) throws -> Value {
        try store.adopt(keeping: isToKeep, next, toldUpTo: toldUpTo, zone: zone, check: check)
    }

    func untold(atMost limit: Int) throws -> Untold {
        isTold ? try store.untold(atMost: limit) : Untold(behind: 0, atMost: limit)
    }
    func noteTold(from mark: Int64, upTo last: Int64) throws -> Bool {
        try store.noteTold(from: mark, upTo: last)
    }
    func tellingAlone<Value: Sendable>(_ body: () throws -> Value) throws -> Value? {
        try store.tellingAlone(body)
    }
    func undelivered() throws -> Int { isTold ? try store.undelivered() : 0 }
    func foreignVersion() throws -> Int64 { try store.foreignVersion() }
    func purpose() throws -> StorePurpose { try store.purpose() }
    func faults() throws -> [String] { try store.faults() }
    func settle() throws { try store.settle() }
    func close() throws { try store.close() }
}
