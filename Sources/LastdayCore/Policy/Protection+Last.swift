/// Who would be left with a role that somebody must have, over all dates that stand in the records.
extension Protection {
    /// What becomes of an account by an act.
    public struct AccountChange: Sendable {
        let from: UserAccount
        let to: UserAccount
    }

    /// What becomes of the accounts with a role that somebody must have, by events that are decided.
    func accountChanges(by events: [Event]) -> [AccountChange] {
        events.flatMap(\.changes).compactMap { change in
            guard let (before, to) = change.of(UserAccount.self), let from = before,
                !neededRoles.isDisjoint(with: from.roles)
            else { return nil }
            return AccountChange(from: from, to: to)
        }
    }

    /// How long an account is in use by its own fields.
    enum InUse: Comparable {
        /// It is out of use.
        case none
        /// Up to and including that day.
        case lastDay(CivilDate)
        /// As long as nobody says otherwise.
        case forever

        init(of account: UserAccount) {
            if account.disabled || account.closing != nil {
                self = .none
            } else {
                self = account.expiresOn.map { .lastDay($0) } ?? .forever
            }
        }
    }

    /// The role that the last who has it would lose by an act: somebody must have it, and nobody else would have it for
    /// as long as somebody would without the act.
    ///
    /// So of two administrators one may be queued, and then the other neither queued, disabled nor given a date,
    /// whichever day comes first: in the end nobody would be left.
    ///
    /// - Parameters:
    ///   - accountChange: What becomes of the account.
    ///   - earlier: What becomes of others by the same act.
    ///   - isLeaving: Whether it is not enough that an account keeps the date that it has: the person leaves with it.
    ///   - records: The store's records, as they are before the act.
    /// - Returns: The role; nil where somebody is left with each.
    /// - Throws: What the store throws.
    func roleLost(
        by accountChange: AccountChange,
        after earlier: [AccountChange] = [],
        leaving isLeaving: Bool = false,
        in records: any RecordReader
    ) throws -> String? {
        guard InUse(of: accountChange.from) > .none else { return nil }
        return try accountChange.from.roles.first { role in
            guard neededRoles.contains(role) else { return false }
            let accountChanges = (earlier + [accountChange]).filter { $0.from.roles.contains(role) }
            let before = accountChanges.map { InUse(of: $0.from) }.max() ?? .none
            let after = accountChanges.map { $0.to.roles.contains(role) ? InUse(of: $0.to) : .none }.max() ?? .none
            var needed = before
            if after >= before {
                guard isLeaving, case .lastDay(let day) = after else { return false }
                needed = .lastDay(day.next)
            }
            return try !isHeld(
                role,
                until: needed,
                byOthersThan: Set(accountChanges.map(\.from.number)),
                in: records
            )
        }
    }

    /// The last date that there is: what is in use after it never expires.
    private static let lastDate = CivilDate(dayNumber: CivilDate.dayNumber(year: 9999, month: 12, day: 31))

    /// Whether any other open account has the role for so long.
    func isHeld(
        _ role: String,
        until use: InUse,
        byOthersThan numbers: Set<Int64>,
        in records: any RecordReader
    ) throws -> Bool {
        let day: CivilDate
        switch use {
        case .none: return true
        case .lastDay(let last): day = last.previous
        case .forever: day = Self.lastDate
        }
        return try records.openAccounts(withRole: role, after: day, limit: numbers.count + 1)
            .contains { !numbers.contains($0.number) }
    }
}
