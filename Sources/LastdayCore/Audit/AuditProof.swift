/// The result of verifying the whole audit.
public struct AuditProof: Sendable, Equatable {
    /// The number of entries.
    public let count: Int
    /// The number of the last one.
    public let last: Int64
    /// The last entry's link.
    public let head: AuditLink
    /// The fault of the first entry that is not as it was written; nil if all are intact.
    public let fault: AuditFault?

    /// Creates the result of a verification.
    ///
    /// - Parameters:
    ///   - count: The number of entries.
    ///   - last: The number of the last one.
    ///   - head: The last entry's link.
    ///   - published: The last number that was published to the journal, or noted by the store; if it is
    ///     higher than `last`, entries were cut off at the end.
    ///   - fault: The fault of the first entry that is not as it was written.
    public init(count: Int, last: Int64, head: AuditLink, published: Int64, fault: AuditFault?) {
        self.count = count
        self.last = last
        self.head = head
        self.fault = fault ?? (published > last ? .cutOff(after: last, published: published) : nil)
    }
}

/// Damage to an audit, as far as the audit itself shows it.
public enum AuditFault: Sendable, Equatable {
    /// These entries are missing.
    case removed(ClosedRange<Int64>)
    /// The entry was changed: the entries after it follow from its original.
    case changed(Int64)
    /// The entry does not follow from the one before it, nor the next one from it.
    case unlinked(Int64)
    /// More entries were published to the journal, or noted by the store, than there are.
    case cutOff(after: Int64, published: Int64)
    /// The store noted another link for the entry, so the audit was rewritten at least up to there.
    case rewritten(Int64)

    /// Whether all existing entries are intact and only entries at the end are missing.
    public var isAtTheEnd: Bool { if case .cutOff = self { true } else { false } }

    /// The number of the first entry affected.
    public var sequence: Int64 {
        switch self {
        case .removed(let missing): missing.lowerBound
        case .changed(let sequence), .unlinked(let sequence), .rewritten(let sequence): sequence
        case .cutOff(let last, _): last + 1
        }
    }
}
