/// The accounts that no run closes: configured usernames, and whoever has a configured role.
public struct Protection: Sendable, Equatable {
    private let usernames: Set<String>
    private let roles: Set<String>

    /// The accounts named by entries of the configuration: usernames, or "role:NAME".
    public init(_ entries: [String] = []) {
        let prefix = "role:"
        roles = Set(entries.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) })
        usernames = Set(entries.filter { !$0.hasPrefix(prefix) })
    }

    /// Whether the account is one of them.
    public func covers(_ account: UserAccount) -> Bool {
        usernames.contains(account.username) || !roles.isDisjoint(with: account.roles)
    }
}
