/// The accounts that a night holds back.
public struct Hold: Sendable, Equatable {
    /// The number of accounts.
    public let count: Int
    /// The token of exactly these accounts on that night: a digest of the list.
    public let token: String
}
