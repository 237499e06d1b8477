/// A store that hands on to another one whatever it does not do itself.
///
/// A new requirement of ``Store`` is handed on too: a store that guards another one looks at whether it should.
public protocol ForwardingStore: Store {
    /// The store behind it.
    var store: any Store { get }
}

extension ForwardingStore {
    /// As the store behind it.
    public var place: String { store.place }
    /// As the store behind it.
    public var lockFile: String { store.lockFile }
    /// As the store behind it.
    public var writtenFiles: [String] { store.writtenFiles }
    /// As the store behind it.
    public var isWrittenWhole: Bool { store.isWrittenWhole }

    /// As the store behind it.
    public func read<Value: Sendable>(_ body: (any Records) throws -> Value) throws -> Value {
        try store.read(body)
    }

    /// As the store behind it.
    public func decide<Outcome: Sendable>(
        on occasion: (_ last: Instant?) throws -> Occasion,
        _ rule: (any Records, Occasion) throws -> Decision<Outcome>
    ) throws -> Decided<Outcome> {
        try store.decide(on: occasion, rule)
    }

    /// As the store behind it.
    public func decide<Outcome: Sendable>(
        on occasion: (_ last: Instant?) throws -> Occasion,
        keeping isToKeep: Bool,
        inSteps step: (any Records & Notes, Occasion) throws -> Decision<Outcome?>
    ) throws -> Outcome {
        try store.decide(on: occasion, keeping: isToKeep, inSteps: step)
    }

    /// As the store behind it.
    public func take(_ zone: StoreZone) throws { try store.take(zone) }

    /// As the store behind it.
    public func adopt<Value: Sendable>(
        keeping isToKeep: Bool,
        _ next: () throws -> Kept?,
        toldUpTo: () throws -> Int64,
        zone: () throws -> StoreZone?,
        check: (any Records) throws -> Value
    ) throws -> Value {
        try store.adopt(keeping: isToKeep, next, toldUpTo: toldUpTo, zone: zone, check: check)
    }

    /// As the store behind it.
    public func untold(atMost limit: Int) throws -> Untold { try store.untold(atMost: limit) }

    /// As the store behind it.
    public func noteTold(from mark: Int64, upTo last: Int64) throws -> Bool {
        try store.noteTold(from: mark, upTo: last)
    }

    /// As the store behind it.
    public func tellingAlone<Value: Sendable>(_ body: () throws -> Value) throws -> Value? {
        try store.tellingAlone(body)
    }

    /// As the store behind it.
    public func undelivered() throws -> Int { try store.undelivered() }
    /// As the store behind it.
    public func foreignVersion() throws -> Int64 { try store.foreignVersion() }
    /// As the store behind it.
    public func purpose() throws -> StorePurpose { try store.purpose() }
    /// As the store behind it.
    public func auditProof() throws -> AuditProof { try store.auditProof() }
    /// As the store behind it.
    public func settle() throws { try store.settle() }
    /// As the store behind it.
    public func faults() throws -> [String] { try store.faults() }
    /// As the store behind it.
    public func close() throws { try store.close() }
}
