/// The accounts that no run closes and nobody queues by mistake: configured usernames, whoever has a configured role,
/// and the last who has a role that somebody must have.
public struct Protection: Sendable, Equatable {
    private let usernames: Set<String>
    private let roles: Set<String>
    /// Roles that some active account must have.
    let neededRoles: Set<String>

    /// The accounts named by entries of the configuration: usernames, "role:NAME" for whoever has a role, or "last:NAME"
    /// for the last who has it.
    public init(_ entries: [String] = []) {
        func names(after prefix: String) -> Set<String> {
            Set(entries.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) })
        }
        roles = names(after: "role:")
        neededRoles = names(after: "last:")
        usernames = Set(entries.filter { !$0.hasPrefix("role:") && !$0.hasPrefix("last:") })
    }

    /// Whether the configuration names the account, or a role of it.
    func names(_ account: UserAccount) -> Bool {
        usernames.contains(account.username) || !roles.isDisjoint(with: account.roles)
    }

    /// Why no run closes the account with that Expires Date; nil where one does.
    ///
    /// Whoever has the role and is out of use by then themselves is no other who has it: where a night would close all
    /// of the last administrators, it closes none.
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

    /// Refuses a person's act that would put an account out of use, where it is protected or the person's own.
    ///
    /// - Parameters:
    ///   - accountChange: What becomes of the account.
    ///   - earlier: What becomes of others by the same act.
    ///   - isLeaving: Whether the person leaves for good, as by a departure.
    ///   - records: The store's records.
    ///   - context: Who, when.
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
        // Whoever has become another user is both.
        let actor = context.actor
        if [actor.name, actor.effectiveName].contains(accountChange.from.username) {
            throw Refusal.isYourself(accountChange.from.username)
        }
    }

    /// Refuses an act that would leave nobody with a role that somebody must have.
    ///
    /// - Throws: ``Refusal``, or what the store throws.
    func refuseLast(
        _ accountChange: AccountChange,
        after earlier: [AccountChange] = [],
        leaving isLeaving: Bool = false,
        in records: any RecordReader
    ) throws {
        guard let role = try roleLost(by: accountChange, after: earlier, leaving: isLeaving, in: records) else {
            return
        }
        throw Refusal.isLast(accountChange.from.username, role: role)
    }
}

extension Policy {
    /// Whether a run of that night leaves the account alone, though it is due.
    func spares(
        _ due: DueAccount,
        on night: CivilDate,
        at instant: Instant,
        in records: any RecordReader
    ) throws -> Bool {
        try reasonToSpare(due, on: night, at: instant, in: records) != nil
    }

    /// Why a run of that night leaves the account alone, though it is due; a departure that somebody queued for a
    /// protected account, and meant all the same, is done.
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
