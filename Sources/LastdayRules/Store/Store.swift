/// Where the district's records are kept, for ever.
///
/// A store speaks in records and events. It knows no rule: what is to happen is decided by the functions that it
/// is handed, inside its transaction, so that nobody can act between the reading and the writing.
public protocol Store: Sendable {
    /// Where it is, for messages.
    var place: String { get }

    /// The file on which the daemon that serves the store has its lock.
    var lockFile: String { get }

    /// The files that somebody who writes to the store writes or replaces.
    var writtenFiles: [String] { get }

    /// Whether each transaction writes the whole store anew, so that a run does better to be one than many.
    var isWrittenWhole: Bool { get }

    /// Reads, and sees one state of the store throughout.
    ///
    /// - Throws: ``StoreFailure``, or what the body throws.
    func read<Value: Sendable>(_ body: (any Records) throws -> Value) throws -> Value

    /// Reads, decides and writes as one transaction: all of the decision's events are kept, each with its audit
    /// entry, or nothing is.
    ///
    /// - Parameters:
    ///   - occasion: Who does it, when and by which command; asked once nobody else can write, with the instant of the
    ///     last audit entry, so that no act is older than one before it.
    ///   - rule: Decides.
    /// - Throws: ``StoreFailure``, or what the rule throws; nothing has been written then.
    /// - Returns: The rule's outcome, and the audit entries in their order. They are durable when it returns.
    @discardableResult
    func decide<Outcome: Sendable>(
        on occasion: (_ last: Instant?) throws -> Occasion,
        _ rule: (any Records, Occasion) throws -> Decision<Outcome>
    ) throws -> Decided<Outcome>

    /// Reads, decides and writes as one transaction, step by step: each step finds written what the steps before it
    /// decided, so that an act of any size takes no more room than its largest step.
    ///
    /// - Parameters:
    ///   - occasion: Who does it, when and by which command; asked as in the other form.
    ///   - isToKeep: Whether to keep it; a rehearsal leaves nothing behind.
    ///   - step: Decides what comes next; its outcome is nil until the last.
    /// - Returns: The outcome of the last step; what was decided is durable then.
    /// - Throws: ``StoreFailure``, or what a step throws; nothing has been written then.
    @discardableResult
    func decide<Outcome: Sendable>(
        on occasion: (_ last: Instant?) throws -> Occasion,
        keeping isToKeep: Bool,
        inSteps step: (any Records & Notes, Occasion) throws -> Decision<Outcome?>
    ) throws -> Outcome

    /// Remembers the configured zone where nobody has named one in the store yet; else it does nothing.
    ///
    /// It is no act, as little as the making is, and the audit has nothing of it: whoever configures the zone names it.
    ///
    /// - Throws: ``StoreFailure``.
    func take(_ zone: StoreZone) throws

    /// Takes over everything that another store kept, as it was there: the records, the audit, and how much of it the
    /// journal has been told. One transaction; the store has to be empty.
    ///
    /// - Parameters:
    ///   - isToKeep: Whether to keep it; a rehearsal leaves nothing behind.
    ///   - next: The next thing, the audit in its order; nil behind the last.
    ///   - toldUpTo: Up to which sequence number the audit has been told to the journal; asked behind the last.
    ///   - zone: The zone of the other store; asked behind the last. Nil: the store keeps its own.
    ///   - check: Looks at what the store has then; where it throws, nothing is kept.
    /// - Returns: What `check` returns.
    /// - Throws: ``StoreFailure``, or what one of these throws; nothing has been written then.
    @discardableResult
    func adopt<Value: Sendable>(
        keeping isToKeep: Bool,
        _ next: () throws -> Kept?,
        toldUpTo: () throws -> Int64,
        zone: () throws -> StoreZone?,
        check: (any Records) throws -> Value
    ) throws -> Value

    /// Reads the first audit entries that the journal has not been told.
    ///
    /// - Parameter limit: How many at the most; fewer where they are large.
    /// - Returns: The entries, and whether there are others behind them.
    /// - Throws: ``StoreFailure``.
    func untold(atMost limit: Int) throws -> Untold

    /// Remembers how far the journal has been told; the disk has it then.
    ///
    /// - Parameters:
    ///   - mark: The entry up to which it had been told before.
    ///   - last: The entry up to which it has been told now.
    /// - Returns: Whether it is remembered; false where somebody else has moved the mark meanwhile.
    /// - Throws: ``StoreFailure``.
    func noteTold(from mark: Int64, upTo last: Int64) throws -> Bool

    /// Lets the body tell the journal as the only one of all processes; this ends with the process, however that ends.
    ///
    /// No right to write is held meanwhile: however long the journal takes, nobody waits for the store. Where the body
    /// throws, nobody else tells until it has been called again: what has been sent may not be noted yet.
    ///
    /// - Returns: What the body returns; nil, at once, where somebody else is telling.
    /// - Throws: ``StoreFailure``, or what the body throws.
    func tellingAlone<Value: Sendable>(_ body: () throws -> Value) throws -> Value?

    /// How many audit entries have not been sent to the journal.
    ///
    /// - Throws: ``StoreFailure``.
    func undelivered() throws -> Int

    /// A number that changes whenever another process has written to the store.
    ///
    /// - Throws: ``StoreFailure``.
    func foreignVersion() throws -> Int64

    /// What it was made for.
    ///
    /// - Throws: ``StoreFailure``.
    func purpose() throws -> StorePurpose

    /// Goes over the whole audit: every entry must be there and follow from the one before (``AuditLinking``).
    ///
    /// A store that keeps each entry's ``AuditEntry/link`` need not write this itself.
    ///
    /// - Throws: ``StoreFailure``.
    func auditProof() throws -> AuditProof

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

    /// Gives the store up, so that its file is whole by itself where nobody else uses it; it answers no more.
    ///
    /// - Throws: ``StoreFailure``; nothing is lost where this fails, or is never called.
    func close() throws
}

extension Store {
    /// Nothing, where nothing can wait.
    public func settle() throws {}

    /// The zone that it goes by; nil where it has none, as stores of earlier versions.
    ///
    /// - Throws: ``StoreFailure``.
    public func zone() throws -> StoreZone? { try read { try $0.zone() } }

    /// Takes over what a store kept that had no zone.
    ///
    /// - Throws: As ``adopt(keeping:_:toldUpTo:zone:check:)``.
    @discardableResult
    public func adopt<Value: Sendable>(
        keeping isToKeep: Bool,
        _ next: () throws -> Kept?,
        toldUpTo: () throws -> Int64,
        check: (any Records) throws -> Value
    ) throws -> Value {
        try adopt(keeping: isToKeep, next, toldUpTo: toldUpTo, zone: { nil }, check: check)
    }
}

/// What a decision came to, once it is kept.
public struct Decided<Outcome: Sendable>: Sendable {
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
