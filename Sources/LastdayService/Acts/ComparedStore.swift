import LastdayMessages
public import LastdayCore
import LastdaySystem
import Synchronization

/// A store that accepts nothing while the journal, or this process, knows more of its audit than it has
/// itself.
///
/// Such a store is an older copy put in the place of the newer one, and accounts of people who have left may
/// be open again. The journal is asked once, before the first act; from then on this process remembers how
/// the audit ended, and whatever is added has to follow from that. Reading is not restricted.
public final class ComparedStore: ForwardingStore {
    /// The store that is compared.
    public let store: any ServableStore
    private let depth: JournalEvidence.Depth
    /// The end of the audit when it was last looked at; nil before the journal has been asked.
    private let known = Mutex<AuditEnd?>(nil)

    /// Creates a store that is compared before anything is added to it.
    ///
    /// - Parameters:
    ///   - store: The store.
    ///   - depth: How far back the journal is read.
    public init(_ store: any ServableStore, depth: JournalEvidence.Depth) {
        (self.store, self.depth) = (store, depth)
    }

    /// Refuses a store that has gone back in time.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``.
    private func compare() throws {
        let known = known.withLock(\.self)
        let (end, follows) = try store.read { records in
            let end = try records.auditEnd()
            return (end, try known.map { try Self.follows(records, from: $0, end) })
        }
        if let doubt = end.doubt { throw StoreFailure.torn(place, doubt) }
        if follows != true {
            let verdict = try JournalEvidence(on: store, depth: depth).verdict
            if let gap = verdict.gap { throw StoreFailure.wentBack(place, .gap(gap)) }
            if follows == false, let known {
                throw StoreFailure.wentBack(place, .endedWith(known.last))
            }
        }
        self.known.withLock { $0 = end }
    }

    /// Returns whether the audit continues from its known end, or a person has accepted that it does not.
    private static func follows(_ records: any RecordReader, from known: AuditEnd, _ end: AuditEnd) throws
        -> Bool
    {
        if known == end || known.last == 0 { return true }
        let stored = try records.audit(AuditSelection(after: known.last - 1, limit: 1)).first
        if stored?.sequence == known.last, stored?.link == known.link { return true }
        return try records.acceptedGaps().contains { $0.last >= known.last }
    }

    /// Remembers the end of the audit after these entries.
    private func remember(_ entries: [AuditEntry]) {
        guard let last = entries.last, let link = last.link else { return }
        known.withLock { $0 = AuditEnd(last: last.sequence, link: link) }
    }
}

// Reading is forwarded, and so is taking over the content of another store, which only an empty store can.
extension ComparedStore {
    /// Reads, decides and writes as one transaction.
    public func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        _ rule: (any RecordReader, ActionContext) throws -> Decision<Outcome>
    ) throws -> CommittedDecision<Outcome> {
        try compare()
        let decided = try store.decide(on: context, rule)
        remember(decided.entries)
        return decided
    }

    /// Reads, decides and writes as one transaction, step by step.
    public func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        keeping isToKeep: Bool,
        inSteps step: (any RecordReader & TransactionScratch, ActionContext) throws -> Decision<Outcome?>
    ) throws -> Outcome {
        if isToKeep { try compare() }
        return try store.decide(on: context, keeping: isToKeep, inSteps: step)
    }

    /// Reads the first audit entries that a target has not been sent.
    ///
    /// A store that has gone back is refused: its entries would come after those that prove it.
    public func undelivered(to target: AuditTarget, atMost limit: Int) throws -> UndeliveredEntries {
        try compare()
        return try store.undelivered(to: target, atMost: limit)
    }

    /// Stores the configured zone if none has been chosen for the store yet.
    public func take(_ zone: StoreZone) throws {
        try compare()
        try store.take(zone)
    }

    /// A number that changes whenever another process has written to the store; asked for whenever its files
    /// have changed.
    public func foreignVersion() throws -> Int64 {
        let version = try store.foreignVersion()
        try compare()
        return version
    }
}
