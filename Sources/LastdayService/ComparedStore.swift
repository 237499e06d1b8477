public import LastdayRules
import Synchronization

/// A store to which nothing is added while the journal, or this process, knows more of its audit than it has: an older
/// copy was put in its place, and whoever had left may be open again.
///
/// The journal is asked once, before the first act; from then on this process remembers how the audit ended, and whatever
/// anybody adds has to follow from that. Reading is left alone.
public final class ComparedStore: Store {
    private let store: any Store
    private let depth: JournalEvidence.Depth
    /// How the audit ended when it was last looked at; nil before the journal has been asked.
    private let known = Mutex<AuditEnd?>(nil)

    /// A store that is compared before anything is added to it.
    ///
    /// - Parameters:
    ///   - store: The store.
    ///   - depth: How far back the journal is read.
    public init(_ store: any Store, depth: JournalEvidence.Depth) {
        (self.store, self.depth) = (store, depth)
    }

    /// Refuses a store that has gone back in time.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``.
    private func compare() throws {
        let known = known.withLock(\.self)
        let (end, follows) = try store.read { records in
            let end = try records.auditEnd()
            return (end, try known.map { try Self.follows(records, from: $0, end) })
        }
        if let doubt = end.doubt { throw StoreFailure.torn(place, found: doubt) }
        if follows != true {
            let verdict = try JournalEvidence(on: store, depth: depth).verdict
            if let gap = verdict.gap { throw StoreFailure.wentBack(place, found: gap.told) }
            if follows == false, let known {
                let found = "its audit ended with entry \(known.last), which is not there any more"
                throw StoreFailure.wentBack(place, found: found)
            }
        }
        self.known.withLock { $0 = end }
    }

    /// Whether the audit goes on from where it was known to end, or a person has accepted that it does not.
    private static func follows(_ records: any Records, from known: AuditEnd, _ end: AuditEnd) throws -> Bool
    {
        if known == end || known.last == 0 { return true }
        let kept = try records.audit(AuditSelection(after: known.last - 1, limit: 1)).first
        if kept?.sequence == known.last, kept?.link == known.link { return true }
        return try records.acceptedGaps().contains { $0.last >= known.last }
    }

    /// Remembers how the audit ends behind these entries.
    private func remember(_ entries: [AuditEntry]) {
        guard let last = entries.last, let link = last.link else { return }
        known.withLock { $0 = AuditEnd(last: last.sequence, link: link) }
    }
}

extension ComparedStore {
    /// Reads, decides and writes as one transaction.
    public func decide<Outcome: Sendable>(
        on occasion: (_ last: Instant?) throws -> Occasion,
        _ rule: (any Records, Occasion) throws -> Decision<Outcome>
    ) throws -> Decided<Outcome> {
        try compare()
        let decided = try store.decide(on: occasion, rule)
        remember(decided.entries)
        return decided
    }

    /// Reads, decides and writes as one transaction, step by step.
    public func decide<Outcome: Sendable>(
        on occasion: (_ last: Instant?) throws -> Occasion,
        keeping isToKeep: Bool,
        inSteps step: (any Records & Notes, Occasion) throws -> Decision<Outcome?>
    ) throws -> Outcome {
        if isToKeep { try compare() }
        return try store.decide(on: occasion, keeping: isToKeep, inSteps: step)
    }

    /// Reads the first audit entries that the journal has not been told: none of a store that has gone back, for they
    /// would come behind those that prove it.
    public func untold(atMost limit: Int) throws -> Untold {
        try compare()
        return try store.untold(atMost: limit)
    }

    /// Remembers the configured zone where nobody has named one in the store yet.
    public func take(_ zone: StoreZone) throws {
        try compare()
        try store.take(zone)
    }

    /// A number that changes whenever another process has written to the store; asked for whenever its files have been.
    public func foreignVersion() throws -> Int64 {
        let version = try store.foreignVersion()
        try compare()
        return version
    }

    /// Takes over everything that another store kept; only an empty store can.
    public func adopt<Value: Sendable>(
        keeping isToKeep: Bool,
        _ next: () throws -> Kept?,
        toldUpTo: () throws -> Int64,
        zone: () throws -> StoreZone?,
        check: (any Records) throws -> Value
    ) throws -> Value {
        try store.adopt(keeping: isToKeep, next, toldUpTo: toldUpTo, zone: zone, check: check)
    }

    // What only reads, or changes nothing that is kept.

    /// Where it is, for messages.
    public var place: String { store.place }
    /// The file on which the daemon that serves the store has its lock.
    public var lockFile: String { store.lockFile }
    /// The files that somebody who writes to the store writes or replaces.
    public var writtenFiles: [String] { store.writtenFiles }
    /// Whether each transaction writes the whole store anew.
    public var isWrittenWhole: Bool { store.isWrittenWhole }
    /// Reads, and sees one state of the store throughout.
    public func read<Value: Sendable>(_ body: (any Records) throws -> Value) throws -> Value {
        try store.read(body)
    }
    /// Remembers how far the journal has been told.
    public func noteTold(from mark: Int64, upTo last: Int64) throws -> Bool {
        try store.noteTold(from: mark, upTo: last)
    }
    /// Lets the body tell the journal as the only one of all processes.
    public func tellingAlone<Value: Sendable>(_ body: () throws -> Value) throws -> Value? {
        try store.tellingAlone(body)
    }
    /// How many audit entries have not been sent to the journal.
    public func undelivered() throws -> Int { try store.undelivered() }
    /// What it was made for.
    public func purpose() throws -> StorePurpose { try store.purpose() }
    /// Goes over the whole audit.
    public func auditProof() throws -> AuditProof { try store.auditProof() }
    /// Does what can wait.
    public func settle() throws { try store.settle() }
    /// Looks for damage.
    public func faults() throws -> [String] { try store.faults() }
    /// Gives the store up.
    public func close() throws { try store.close() }
}
