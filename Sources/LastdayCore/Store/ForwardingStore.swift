/// A store that hands on to another one whatever it does not do itself.
///
/// A new requirement of a store is handed on too: a store that guards another one looks at whether it should.
public protocol ForwardingStore: ServableStore {
    /// The store behind it.
    var store: any ServableStore { get }
}

extension ForwardingStore {
    /// As the store behind it.
    public var place: String { store.place }
    /// As the store behind it.
    public var address: StoreAddress { store.address }
    /// As the store behind it.
    public var isWrittenWhole: Bool { store.isWrittenWhole }

    /// As the store behind it.
    public func read<Value: Sendable>(_ body: (any RecordReader) throws -> Value) throws -> Value {
        try store.read(body)
    }

    /// As the store behind it.
    public func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        _ rule: (any RecordReader, ActionContext) throws -> Decision<Outcome>
    ) throws -> CommittedDecision<Outcome> {
        try store.decide(on: context, rule)
    }

    /// As the store behind it.
    public func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        keeping isToKeep: Bool,
        inSteps step: (any RecordReader & TransactionScratch, ActionContext) throws -> Decision<Outcome?>
    ) throws -> Outcome {
        try store.decide(on: context, keeping: isToKeep, inSteps: step)
    }

    /// As the store behind it.
    public func take(_ zone: StoreZone) throws { try store.take(zone) }

    /// As the store behind it.
    public func adopt<Value: Sendable>(
        keeping isToKeep: Bool,
        _ next: () throws -> StoredRecord?,
        delivered: () throws -> DeliveryMarks,
        zone: () throws -> StoreZone?,
        check: (any RecordReader) throws -> Value
    ) throws -> Value {
        try store.adopt(keeping: isToKeep, next, delivered: delivered, zone: zone, check: check)
    }

    /// As the store behind it.
    public func undelivered(to target: AuditTarget, atMost limit: Int) throws -> Untold {
        try store.undelivered(to: target, atMost: limit)
    }

    /// As the store behind it.
    public func noteDelivered(to target: AuditTarget, from mark: Int64, upTo last: Int64) throws -> Bool {
        try store.noteDelivered(to: target, from: mark, upTo: last)
    }

    /// As the store behind it.
    public func deliveringAlone<Value: Sendable>(
        to target: AuditTarget,
        _ body: () throws -> Value
    ) throws -> Value? {
        try store.deliveringAlone(to: target, body)
    }

    /// As the store behind it.
    public func undeliveredCount(to target: AuditTarget) throws -> Int {
        try store.undeliveredCount(to: target)
    }

    /// As the store behind it.
    public func lease() throws -> any StoreLease { try store.lease() }
    /// As the store behind it.
    public func leaseHolder() throws -> LeaseHolder? { try store.leaseHolder() }
    /// As the store behind it.
    public func changeSignal() throws -> any ChangeSignal { try store.changeSignal() }
    /// As the store behind it.
    public func room() -> StoreRoom { store.room() }
    /// As the store behind it.
    public func hasUnknownKeys() throws -> Bool { try store.hasUnknownKeys() }
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
