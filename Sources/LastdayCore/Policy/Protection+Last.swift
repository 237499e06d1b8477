/// The last holders of a role that some active account must have, over all dates in the records.
extension Protection {
    /// An account before and after an action.
    public struct AccountChange: Sendable {
        let from: UserAccount
        let to: UserAccount
    }

    /// Returns the changes that events make to accounts with a needed role.
    func accountChanges(by events: [Event]) -> [AccountChange] {
        events.flatMap(\.changes).compactMap { change in
            guard let (before, to) = change.of(UserAccount.self), let from = before,
                !neededRoles.isDisjoint(with: from.roles)
            else { return nil }
            return AccountChange(from: from, to: to)
        }
    }

    /// How long an account is in use, judged by its own fields.
    enum InUse: Comparable {
        /// The account is out of use.
        case none
        /// The account is in use up to and including a day.
        case lastDay(CivilDate)
        /// The account has no Expires Date.
        case forever

        init(of account: UserAccount) {
            if account.disabled || account.closing != nil {
                self = .none
            } else {
                self = account.expiresOn.map { .lastDay($0) } ?? .forever
            }
        }
    }

    /// Returns the needed role that would lose its last holder by an action: no other account would have it
    /// for as long as some account would without the action.
    ///
    /// So of two administrators one may be queued; after that the other may not be queued, disabled or given
    /// a date, whichever day comes first, since in the end no administrator would be left.
    ///
    /// - Parameters:
    ///   - accountChange: The change to the account.
    ///   - earlier: The changes to other accounts by the same action.
    ///   - isLeaving: Whether the person leaves on the account's date, so that keeping the date it has is not
    ///     enough.
    ///   - records: The store's records before the action.
    /// - Returns: The role; nil if every needed role keeps a holder.
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
            let after =
                accountChanges.map { $0.to.roles.contains(role) ? InUse(of: $0.to) : .none }.max() ?? .none
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

    /// The last date that exists; an account in use after it never expires.
    private static let lastDate = CivilDate(dayNumber: CivilDate.dayNumber(year: 9999, month: 12, day: 31))

    /// Returns whether any other open account has the role for that long.
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
