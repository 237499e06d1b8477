/// Accounts that are held back.
public struct Hold: Sendable, Equatable {
    /// How many.
    public let count: Int
    /// The token of exactly these, that night: a digest of the list.
    public let token: String
}
