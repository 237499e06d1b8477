/// Where the district's records are kept, for ever.
///
/// A store speaks in records and events. It knows no rule: what is to happen is decided by the functions that it
/// is handed, inside its transaction, so that nobody can act between the reading and the writing.
///
/// This is what a rule and a copy need. What tells others of the audit needs an ``AuditOutbox``, and a daemon a
/// ``ServableStore``; every store is all three.
public protocol Store: Sendable {
    /// What messages call it: where it is, without any secret.
    var place: String { get }

    /// Reads, and sees one state of the store throughout.
    ///
    /// - Throws: ``StoreFailure``, or what the body throws.
    func read<Value: Sendable>(_ body: (any RecordReader) throws -> Value) throws -> Value

    /// Reads, decides and writes as one transaction: all of the decision's events are kept, each with its audit
    /// entry, or nothing is.
    ///
    /// - Parameters:
    ///   - context: Who does it, when and by which command; asked once nobody else can write, with the instant of the
    ///     last audit entry, so that no act is older than one before it.
    ///   - rule: Decides.
    /// - Throws: ``StoreFailure``, or what the rule throws; nothing has been written then.
    /// - Returns: The rule's outcome, and the audit entries in their order. They are durable when it returns.
    @discardableResult
    func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        _ rule: (any RecordReader, ActionContext) throws -> Decision<Outcome>
    ) throws -> CommittedDecision<Outcome>

    /// Reads, decides and writes as one transaction, step by step: each step finds written what the steps before it
    /// decided, so that an act of any size takes no more room than its largest step.
    ///
    /// - Parameters:
    ///   - context: Who does it, when and by which command; asked as in the other form.
    ///   - isToKeep: Whether to keep it; a rehearsal leaves nothing behind.
    ///   - step: Decides what comes next; its outcome is nil until the last.
    /// - Returns: The outcome of the last step; what was decided is durable then.
    /// - Throws: ``StoreFailure``, or what a step throws; nothing has been written then.
    @discardableResult
    func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        keeping isToKeep: Bool,
        inSteps step: (any RecordReader & TransactionScratch, ActionContext) throws -> Decision<Outcome?>
    ) throws -> Outcome

    /// Remembers the configured zone where nobody has named one in the store yet; else it does nothing.
    ///
    /// It is no act, as little as the making is, and the audit has nothing of it: whoever configures the zone names it.
    ///
    /// - Throws: ``StoreFailure``.
    func take(_ zone: StoreZone) throws

    /// Takes over everything that another store kept, as it was there: the records, the audit, and how much of it each
    /// target has been told. One transaction; the store has to be empty.
    ///
    /// - Parameters:
    ///   - isToKeep: Whether to keep it; a rehearsal leaves nothing behind.
    ///   - next: The next thing, the audit in its order; nil behind the last.
    ///   - delivered: How far each target has been told the audit; asked after the last.
    ///   - zone: The zone of the other store; asked behind the last. Nil: the store keeps its own.
    ///   - check: Looks at what the store has then; where it throws, nothing is kept.
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

    /// What it was made for.
    ///
    /// - Throws: ``StoreFailure``.
    func purpose() throws -> StorePurpose

    /// Goes over the whole audit: every entry must be there and follow from the one before (``AuditChain``).
    ///
    /// A store that keeps each entry's ``AuditEntry/link`` need not write this itself.
    ///
    /// - Throws: ``StoreFailure``.
    func auditProof() throws -> AuditProof

    /// Whether it holds something beside the records that is not known here, and that no copy carries.
    ///
    /// A store that holds nothing but records need not write it.
    ///
    /// - Throws: ``StoreFailure``.
    func hasUnknownKeys() throws -> Bool

    /// Does what can wait until nobody waits for the store: called once a night's work is done and told.
    ///
    /// Nothing depends on it; a store to which nothing is left to do need not write it.
    ///
    /// - Throws: ``StoreFailure``.
    func settle() throws

    /// Looks for damage.
    ///
    /// - Returns: What is wrong, a sentence each; empty where all is well.
    /// - Throws: ``StoreFailure``.
    func faults() throws -> [String]

    /// Gives the store up, so that it is whole by itself if nobody else uses it; it answers no more.
    ///
    /// - Throws: ``StoreFailure``; nothing is lost where this fails, or is never called.
    func close() throws
}

extension Store {
    /// Nothing but records.
    public func hasUnknownKeys() throws -> Bool { false }

    /// Nothing, where nothing can wait.
    public func settle() throws {}

    /// The zone that it goes by; nil where it has none, as stores of earlier versions.
    ///
    /// - Throws: ``StoreFailure``.
    public func zone() throws -> StoreZone? { try read { try $0.zone() } }

    /// Takes over what a store kept that had no zone.
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

/// What a decision came to, once it is kept.
public struct CommittedDecision<Outcome: Sendable>: Sendable {
    /// What to tell.
    public let outcome: Outcome
    /// The audit entries of the decision's events, in order.
    public let entries: [AuditEntry]

    /// What a kept decision came to.
    public init(outcome: Outcome, entries: [AuditEntry]) {
        self.outcome = outcome
        self.entries = entries
    }
}

/// What a store was made for.
public enum StorePurpose: String, Sendable {
    /// A district's real records.
    case district
    /// A demonstration: the only kind that a shifted clock may touch.
    case demonstration
}
