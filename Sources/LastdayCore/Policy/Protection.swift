/// The accounts that no run closes and that cannot be queued by mistake: configured usernames, accounts with
/// a configured role, and the last account with a role that some active account must have.
public struct Protection: Sendable, Equatable {
    /// The usernames, as the configuration spells them.
    let named: [String]
    let isCaseSensitive: Bool
    private let usernames: Set<String>
    private let roles: Set<String>
    /// Roles that some active account must have.
    let neededRoles: Set<String>

    /// Creates the protection from entries of the configuration: usernames, "role:NAME" for every account
    /// with a role, or "last:NAME" for the last account with it.
    ///
    /// Usernames are compared in any case, unless `isCaseSensitive`.
    public init(_ entries: [String] = [], caseSensitive isCaseSensitive: Bool = false) {
        func names(after prefix: String) -> Set<String> {
            Set(entries.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) })
        }
        roles = names(after: "role:")
        neededRoles = names(after: "last:")
        named = entries.filter { !$0.hasPrefix("role:") && !$0.hasPrefix("last:") }
        self.isCaseSensitive = isCaseSensitive
        usernames = Set(isCaseSensitive ? named : named.map(normalForm))
    }

    /// Returns whether the configuration names the account or one of its roles.
    func names(_ account: UserAccount) -> Bool {
        usernames.contains(isCaseSensitive ? account.username : normalForm(account.username))
            || !roles.isDisjoint(with: account.roles)
    }

    /// Returns why no run closes an account with an Expires Date; nil if one does.
    ///
    /// An account with the role that is itself out of use by then does not count as another holder: if a
    /// night would close all of the last administrators, it closes none.
    ///
    /// - Throws: What the store throws.
    public func reason(
        toKeep account: UserAccount,
        expiringOn date: CivilDate,
        in records: any RecordReader
    ) throws -> ProtectionReason? {
        if names(account) { return .configured }
        let lost = try account.roles.first { role in
            try neededRoles.contains(role)
                && !isHeld(role, until: .lastDay(date.next), byOthersThan: [account.number], in: records)
        }
        return lost.map { .lastWith(role: $0) }
    }

    /// Refuses an operator's action that would put an account out of use if it is protected or the operator's
    /// own.
    ///
    /// - Parameters:
    ///   - accountChange: The change to the account.
    ///   - earlier: The changes to other accounts by the same action.
    ///   - isLeaving: Whether the person leaves for good, as by a departure.
    ///   - records: The store's records.
    ///   - context: Who acts, and when.
    /// - Throws: ``Refusal``, or what the store throws.
    func refuse(
        _ accountChange: AccountChange,
        after earlier: [AccountChange] = [],
        leaving isLeaving: Bool = false,
        in records: any RecordReader,
        on context: ActionContext
    ) throws {
        if names(accountChange.from) { throw Refusal.isProtected(accountChange.from.username) }
        try refuseLast(accountChange, after: earlier, leaving: isLeaving, in: records)
        // An operator who has become another user, as by sudo, is both.
        let actor = context.actor
        if [actor.name, actor.effectiveName].contains(accountChange.from.username) {
            throw Refusal.isYourself(accountChange.from.username)
        }
    }

    /// Refuses an action that would leave no account with a role that some account must have.
    ///
    /// - Throws: ``Refusal``, or what the store throws.
    func refuseLast(
        _ accountChange: AccountChange,
        after earlier: [AccountChange] = [],
        leaving isLeaving: Bool = false,
        in records: any RecordReader
    ) throws {
        guard let role = try roleLost(by: accountChange, after: earlier, leaving: isLeaving, in: records)
        else {
            return
        }
        throw Refusal.isLast(accountChange.from.username, role: role)
    }
}

extension Policy {
    /// Returns whether a run of a night leaves the account open, though it is due.
    func spares(
        _ due: DueAccount,
        on night: CivilDate,
        at instant: Instant,
        in records: any RecordReader
    ) throws -> Bool {
        try reasonToSpare(due, on: night, at: instant, in: records) != nil
    }

    /// Returns why a run of a night leaves the account open, though it is due; a departure queued for a
    /// protected account with an explicit override is carried out.
    func reasonToSpare(
        _ due: DueAccount,
        on night: CivilDate,
        at instant: Instant,
        in records: any RecordReader
    ) throws -> ProtectionReason? {
        if isOnPurpose(due, at: instant), due.offboarding?.overridesProtection == true { return nil }
        return try protection.reason(
            toKeep: due.account,
            expiringOn: lastExpired(by: night),
            in: records
        )
    }
}
