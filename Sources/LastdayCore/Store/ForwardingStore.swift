/// A store that forwards to another store whatever it does not do itself.
///
/// New requirements of a store must be forwarded here too; a store that guards another one decides for each
/// whether it should intervene.
public protocol ForwardingStore: ServableStore {
    /// The underlying store.
    var store: any ServableStore { get }
}

extension ForwardingStore {
    /// Forwards to the underlying store.
    public var place: String { store.place }
    /// Forwards to the underlying store.
    public var address: StoreAddress { store.address }
    /// Forwards to the underlying store.
    public var isWrittenWhole: Bool { store.isWrittenWhole }

    /// Forwards to the underlying store.
    public func read<Value: Sendable>(_ body: (any RecordReader) throws -> Value) throws -> Value {
        try store.read(body)
    }

    /// Forwards to the underlying store.
    public func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        _ rule: (any RecordReader, ActionContext) throws -> Decision<Outcome>
    ) throws -> CommittedDecision<Outcome> {
        try store.decide(on: context, rule)
    }

    /// Forwards to the underlying store.
    public func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        keeping isToKeep: Bool,
        inSteps step: (any RecordReader & TransactionScratch, ActionContext) throws -> Decision<Outcome?>
    ) throws -> Outcome {
        try store.decide(on: context, keeping: isToKeep, inSteps: step)
    }

    /// Forwards to the underlying store.
    public func take(_ zone: StoreZone) throws { try store.take(zone) }

    /// Forwards to the underlying store.
    public func adopt<Value: Sendable>(
        keeping isToKeep: Bool,
        _ next: () throws -> StoredRecord?,
        delivered: () throws -> DeliveryMarks,
        zone: () throws -> StoreZone?,
        check: (any RecordReader) throws -> Value
    ) throws -> Value {
        try store.adopt(keeping: isToKeep, next, delivered: delivered, zone: zone, check: check)
    }

    /// Forwards to the underlying store.
    public func undelivered(to target: AuditTarget, atMost limit: Int) throws -> UndeliveredEntries {
        try store.undelivered(to: target, atMost: limit)
    }

    /// Forwards to the underlying store.
    public func noteDelivered(to target: AuditTarget, from mark: Int64, upTo last: Int64) throws -> Bool {
        try store.noteDelivered(to: target, from: mark, upTo: last)
    }

    /// Forwards to the underlying store.
    public func deliveringAlone<Value: Sendable>(
        to target: AuditTarget,
        _ body: () throws -> Value
    ) throws -> Value? {
        try store.deliveringAlone(to: target, body)
    }

    /// Forwards to the underlying store.
    public func undeliveredCount(to target: AuditTarget) throws -> Int {
        try store.undeliveredCount(to: target)
    }

    /// Forwards to the underlying store.
    public func lease() throws -> any StoreLease { try store.lease() }
    /// Forwards to the underlying store.
    public func leaseHolder() throws -> LeaseHolder? { try store.leaseHolder() }
    /// Forwards to the underlying store.
    public func changeSignal() throws -> any ChangeSignal { try store.changeSignal() }
    /// Forwards to the underlying store.
    public func room() -> StoreRoom { store.room() }
    /// Forwards to the underlying store.
    public func hasUnknownKeys() throws -> Bool { try store.hasUnknownKeys() }
    /// Forwards to the underlying store.
    public func foreignVersion() throws -> Int64 { try store.foreignVersion() }
    /// Forwards to the underlying store.
    public func purpose() throws -> StorePurpose { try store.purpose() }
    /// Forwards to the underlying store.
    public func auditProof() throws -> AuditProof { try store.auditProof() }
    /// Forwards to the underlying store.
    public func settle() throws { try store.settle() }
    /// Forwards to the underlying store.
    public func faults() throws -> [String] { try store.faults() }
    /// Forwards to the underlying store.
    public func close() throws { try store.close() }
}
