/// The end of a store's audit.
public struct AuditEnd: Sendable, Equatable {
    /// The number of the last entry; 0 if there is none.
    public let last: Int64
    /// The last entry's link.
    public let link: AuditLink
    /// How the store's own note of the audit's end differs; nil if it agrees.
    public let doubt: Doubt?

    /// Creates the end of an audit.
    public init(last: Int64, link: AuditLink, doubt: Doubt? = nil) {
        (self.last, self.link, self.doubt) = (last, link, doubt)
    }

    /// A difference between an audit's end and the store's note of it.
    public enum Doubt: Sendable, Equatable {
        /// The store noted a different number as the last.
        case otherNumber(noted: Int64, found: Int64)
        /// The store noted a different entry under the last number.
        case otherEntry(Int64)
        /// The store has no note.
        case notNoted
    }
}

/// The first entry of an audit, which identifies a store wherever it lies: no other has the same link.
public struct AuditBeginning: Sendable, Equatable {
    /// The first entry's link.
    public let link: AuditLink
    /// The instant when the first entry was written.
    public let at: Instant
}
