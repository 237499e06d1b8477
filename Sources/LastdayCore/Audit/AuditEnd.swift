/// How a store's audit begins and ends.
public struct AuditEnd: Sendable, Equatable {
    /// The number of the last entry; 0 where there is none.
    public let last: Int64
    /// Its link.
    public let link: AuditLink
    /// What the store noted otherwise of its audit's end; nil where both are the same.
    public let doubt: Doubt?

    /// The end of an audit.
    public init(last: Int64, link: AuditLink, doubt: Doubt? = nil) {
        (self.last, self.link, self.doubt) = (last, link, doubt)
    }

    /// How an audit ends otherwise than the store noted.
    public enum Doubt: Sendable, Equatable {
        /// The store noted that number as the last, and another is.
        case otherNumber(noted: Int64, found: Int64)
        /// The store noted another last entry of the same number.
        case otherEntry(Int64)
        /// The store noted nothing.
        case notNoted
    }
}

/// The first entry of an audit, by which a store is known wherever it lies: no other has the same link.
public struct AuditBeginning: Sendable, Equatable {
    /// The first entry's link.
    public let link: AuditLink
    /// When it was written.
    public let at: Instant
}
