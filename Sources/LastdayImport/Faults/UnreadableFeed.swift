public import LastdayMessages
public import LastdayCore

/// A feed that cannot be read at all; faults in single rows are ``BadRows``.
public struct UnreadableFeed: Explained, Equatable {
    /// The kind of failure.
    public let kind: FailureKind
    /// The message: what is wrong, where, and what to do.
    public let description: String

    init(_ description: String, kind: FailureKind = .badData) {
        self.kind = kind
        self.description = cut(description, after: Diagnostics.longest)
    }
}
