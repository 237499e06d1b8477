/// What a pass over the whole audit found.
public struct AuditProof: Sendable, Equatable {
    /// How many entries there are.
    public let count: Int
    /// The number of the last one.
    public let last: Int64
    /// Its link.
    public let head: AuditLink
    /// What is wrong with the first one that is not as it was written; nil where all are.
    public let fault: AuditFault?

    /// What a pass found.
    ///
    /// - Parameters:
    ///   - count: How many entries.
    ///   - last: The number of the last.
    ///   - head: Its link.
    ///   - published: Up to which number the journal was told, or the store noted: where there are fewer, the last were removed.
    ///   - fault: What is wrong with the first that is not as it was written.
    public init(count: Int, last: Int64, head: AuditLink, published: Int64, fault: AuditFault?) {
        self.count = count
        self.last = last
        self.head = head
        self.fault = fault ?? (published > last ? .cutOff(after: last, published: published) : nil)
    }
}

/// What was done to an audit, as far as it can be told from it.
public enum AuditFault: Sendable, Equatable {
    /// These entries are missing.
    case removed(ClosedRange<Int64>)
    /// The entry is not what was written: those behind it follow what was.
    case changed(Int64)
    /// The entry does not follow from the one before it, and those behind do not follow from it.
    case unlinked(Int64)
    /// The journal was told of more entries than there are, or the store noted more.
    case cutOff(after: Int64, published: Int64)
    /// The store noted another link of the entry, so that the audit was written anew up to there at least.
    case rewritten(Int64)

    /// Whether all entries that are there are as they were written, and some behind them are not there.
    public var isAtTheEnd: Bool { if case .cutOff = self { true } else { false } }

    /// The number of the first entry concerned.
    public var sequence: Int64 {
        switch self {
        case .removed(let missing): missing.lowerBound
        case .changed(let sequence), .unlinked(let sequence), .rewritten(let sequence): sequence
        case .cutOff(let last, _): last + 1
        }
    }
}
