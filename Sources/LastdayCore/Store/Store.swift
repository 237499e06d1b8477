/// The district's records, stored for ever.
///
/// A store deals in records and events and has no rules of its own: what is to happen is decided by functions
/// passed to it, inside its transaction, so that no other process can act between reading and writing.
///
/// This is what rules and copies need. Delivering the audit takes an ``AuditOutbox``, and serving a store
/// takes a ``ServableStore``; every store is all three.
public protocol Store: Sendable {
    /// The store's name in messages: where it is, without secrets.
    var place: String { get }

    /// Reads from one state of the store throughout.
    ///
    /// - Throws: ``StoreFailure``, or what the body throws.
    func read<Value: Sendable>(_ body: (any RecordReader) throws -> Value) throws -> Value

    /// Reads, decides and writes in one transaction: all of the decision's events are stored, each with its
    /// audit entry, or none.
    ///
    /// - Parameters:
    ///   - context: Who acts, when, and by which command; called once no other process can write, with the
    ///     instant of the last audit entry, so that no action is older than one before it.
    ///   - rule: Decides what happens.
    /// - Returns: The rule's outcome, and the audit entries in order; they are durable when this returns.
    /// - Throws: ``StoreFailure``, or what the rule throws; nothing has been written then.
    @discardableResult
    func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        _ rule: (any RecordReader, ActionContext) throws -> Decision<Outcome>
    ) throws -> CommittedDecision<Outcome>

    /// Reads, decides and writes in one transaction, step by step: each step sees what the steps before it
    /// have written, so an action of any size takes no more memory than its largest step.
    ///
    /// - Parameters:
    ///   - context: Who acts, when, and by which command; called as in the other form.
    ///   - isToKeep: Whether to commit the transaction; a rehearsal leaves nothing behind.
    ///   - step: Decides what comes next; its outcome is nil until the last step.
    /// - Returns: The outcome of the last step; what was decided is durable then.
    /// - Throws: ``StoreFailure``, or what a step throws; nothing has been written then.
    @discardableResult
    func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        keeping isToKeep: Bool,
        inSteps step: (any RecordReader & TransactionScratch, ActionContext) throws -> Decision<Outcome?>
    ) throws -> Outcome

    /// Records the configured zone, unless a zone has been chosen for the store already.
    ///
    /// This is not an audited action, just as making the store is not: the configuration names the zone.
    ///
    /// - Throws: ``StoreFailure``.
    func take(_ zone: StoreZone) throws

    /// Adopts everything from another store as it was there: the records, the audit, and how much of it has
    /// been delivered to each target. This is one transaction, and the store has to be empty.
    ///
    /// - Parameters:
    ///   - isToKeep: Whether to commit the transaction; a rehearsal leaves nothing behind.
    ///   - next: Returns the next record, audit entries in order; nil after the last one.
    ///   - delivered: Returns how far the audit has been delivered to each target; called after the last
    ///     record.
    ///   - zone: Returns the other store's zone; called after the last record. If nil, the store keeps its
    ///     own zone.
    ///   - check: Examines the store as it is then; if it throws, nothing is stored.
    /// - Returns: What `check` returns.
    /// - Throws: ``StoreFailure``, or what one of these throws; nothing has been written then.
    @discardableResult
    func adopt<Value: Sendable>(
        keeping isToKeep: Bool,
        _ next: () throws -> StoredRecord?,
        delivered: () throws -> DeliveryMarks,
        zone: () throws -> StoreZone?,
        check: (any RecordReader) throws -> Value
    ) throws -> Value

    /// Returns what the store was made for.
    ///
    /// - Throws: ``StoreFailure``.
    func purpose() throws -> StorePurpose

    /// Verifies the whole audit: every entry must be there and follow from the one before it
    /// (``AuditChain``).
    ///
    /// Stores that keep each entry's ``AuditEntry/link`` get this by default.
    ///
    /// - Throws: ``StoreFailure``.
    func auditProof() throws -> AuditProof

    /// Returns whether the store holds something besides records that this program does not know, and that
    /// copies leave out.
    ///
    /// The default is false, for stores that hold nothing but records.
    ///
    /// - Throws: ``StoreFailure``.
    func hasUnknownKeys() throws -> Bool

    /// Does work that can wait until the store is idle: called once a night's work is done and published.
    ///
    /// Nothing depends on it, and it does nothing by default.
    ///
    /// - Throws: ``StoreFailure``.
    func settle() throws

    /// Checks the store for damage.
    ///
    /// - Returns: A sentence for each fault; empty if all is well.
    /// - Throws: ``StoreFailure``.
    func faults() throws -> [String]

    /// Closes the store, complete in itself unless another process uses it; it answers no more calls.
    ///
    /// - Throws: ``StoreFailure``; nothing is lost if this fails or is never called.
    func close() throws
}

extension Store {
    /// Returns false by default.
    public func hasUnknownKeys() throws -> Bool { false }

    /// Does nothing by default.
    public func settle() throws {}

    /// Returns the store's time zone; nil if it has none, as in stores of earlier versions.
    ///
    /// - Throws: ``StoreFailure``.
    public func zone() throws -> StoreZone? { try read { try $0.zone() } }

    /// Adopts everything from a store that has no zone.
    ///
    /// - Throws: As ``adopt(keeping:_:delivered:zone:check:)``.
    @discardableResult
    public func adopt<Value: Sendable>(
        keeping isToKeep: Bool,
        _ next: () throws -> StoredRecord?,
        delivered: () throws -> DeliveryMarks,
        check: (any RecordReader) throws -> Value
    ) throws -> Value {
        try adopt(keeping: isToKeep, next, delivered: delivered, zone: { nil }, check: check)
    }
}

/// A decision's result, once it has been committed.
public struct CommittedDecision<Outcome: Sendable>: Sendable {
    /// The outcome to report.
    public let outcome: Outcome
    /// The audit entries of the decision's events, in order.
    public let entries: [AuditEntry]

    /// Creates the result of a committed decision.
    public init(outcome: Outcome, entries: [AuditEntry]) {
        self.outcome = outcome
        self.entries = entries
    }
}

/// The purpose that a store was made for.
public enum StorePurpose: String, Sendable {
    /// A district's real records.
    case district
    /// A demonstration: the only kind that a shifted clock may touch.
    case demonstration
}
