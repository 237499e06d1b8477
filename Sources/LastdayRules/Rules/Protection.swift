/// The accounts that no run closes and nobody queues by mistake: configured usernames, whoever has a configured role,
/// and the last who has a role that somebody must have.
public struct Protection: Sendable, Equatable {
    /// Why an account is protected.
    public enum Reason: Sendable, Equatable {
        /// The configuration names it, or a role of it.
        case configured
        /// Nobody else would have that role.
        case lastWith(role: String)
    }

    private let usernames: Set<String>
    private let roles: Set<String>
    /// Roles that some active account must have.
    private let neededRoles: Set<String>

    /// The accounts named by entries of the configuration: usernames, "role:NAME" for whoever has a role, or "last:NAME"
    /// for the last who has it.
    public init(_ entries: [String] = []) {
        func names(behind prefix: String) -> Set<String> {
            Set(entries.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) })
        }
        roles = names(behind: "role:")
        neededRoles = names(behind: "last:")
        usernames = Set(entries.filter { !$0.hasPrefix("role:") && !$0.hasPrefix("last:") })
    }

    /// Why the account must not go out of use with that Expires Date; nil where it may.
    ///
    /// Whoever has the role and is out of use by then themselves is no other who has it: where a night would close all
    /// of the last administrators, it closes none.
    ///
    /// - Throws: What the store throws.
    public func reason(
        toKeep account: UserAccount,
        expiringOn date: CivilDate,
        in records: any Records
    ) throws -> Reason? {
        if usernames.contains(account.username) || !roles.isDisjoint(with: account.roles) {
            return .configured
        }
        for role in account.roles where neededRoles.contains(role) {
            let others = try records.openAccounts(withRole: role, after: date, limit: 2)
            if others.allSatisfy({ $0.number == account.number }) { return .lastWith(role: role) }
        }
        return nil
    }

    /// Refuses a person's act that would put the account out of use, where it is protected or the person's own.
    ///
    /// - Throws: ``Refusal``, or what the store throws.
    func refuse(
        _ account: UserAccount,
        expiringOn date: CivilDate,
        in records: any Records,
        on occasion: Occasion
    ) throws {
        switch try reason(toKeep: account, expiringOn: date, in: records) {
        case .configured: throw Refusal.isProtected(account.username)
        case .lastWith(let role): throw Refusal.isLast(account.username, role: role)
        case nil: break
        }
        if account.username == occasion.actor.name { throw Refusal.isYourself(account.username) }
    }
}

extension Policy {
    /// Whether a run of that night leaves the account alone, though it is due; a departure that somebody queued for a
    /// protected account, and meant all the same, is done.
    func spares(
        _ due: DueAccount,
        on night: CivilDate,
        at instant: Instant,
        in records: any Records
    ) throws -> Bool {
        if isOnPurpose(due, at: instant), due.offboarding?.overridesProtection == true { return false }
        return try protection.reason(
            toKeep: due.account,
            expiringOn: lastExpired(by: night),
            in: records
        ) != nil
    }
}
