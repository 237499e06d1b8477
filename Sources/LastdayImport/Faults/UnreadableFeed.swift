public import LastdayMessages
public import LastdayCore

/// A feed that cannot be read at all, told in one line; single bad rows are ``BadRows``.
public struct UnreadableFeed: Explained, Equatable {
    /// What sort of trouble it is.
    public let kind: FailureKind
    /// What is wrong, where, and what to do.
    public let description: String

    init(_ description: String, kind: FailureKind = .badData) {
        self.kind = kind
        self.description = cut(description, after: Diagnostics.longest)
    }
}
