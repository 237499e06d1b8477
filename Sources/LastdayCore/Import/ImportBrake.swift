/// What an import changes in the standing of existing accounts, and whether that is more than one import may do.
///
/// A feed that suddenly shuts or reopens half a district is more likely wrong than right, so such an import
/// is held back like a night (``Holding``): it needs a release of exactly its list.
struct ImportBrake {
    private let policy: Policy
    /// The night that has come.
    private let night: CivilDate
    /// The accounts that go out of use, and those of them that Disabled puts out of use.
    private var shut: [AccountType?: Int] = [:]
    private var disabled: [AccountType?: Int] = [:]
    private var reopened: [AccountType?: Int] = [:]
    private var list: HoldToken

    /// Creates a brake for an import that has not changed anything.
    ///
    /// - Parameters:
    ///   - policy: The settings.
    ///   - now: The instant of the import; the same list has a different token on another day.
    init(under policy: Policy, at now: Instant) {
        self.policy = policy
        night = policy.night(at: now)
        list = HoldToken(of: night)
    }

    /// Notes an account before and after a row.
    ///
    /// - Parameters:
    ///   - before: The account before the row.
    ///   - after: The account after it.
    ///   - isKeptOpen: Returns whether a night left the account in use although its date has passed; asked only
    ///     if it matters.
    mutating func note(
        _ before: UserAccount,
        _ after: UserAccount,
        keptOpen isKeptOpen: () throws -> Bool
    ) rethrows {
        guard before.disabled != after.disabled || before.expiresOn != after.expiresOn else { return }
        let wasOut = try isOut(before) && (before.isShut || !isKeptOpen())
        let isOut = isOut(after)
        guard wasOut != isOut else { return }
        if isOut {
            shut[after.accountType, default: 0] += 1
            if after.disabled { disabled[after.accountType, default: 0] += 1 }
        } else {
            reopened[after.accountType, default: 0] += 1
        }
        list.add(after)
    }

    /// Returns whether an account is out of use, judged without the latest night: a date that ended with it is
    /// what a file of that morning brings, and the next night holds back too many of those.
    private func isOut(_ account: UserAccount) -> Bool {
        account.isShut || (account.expiresOn.map { policy.closingNight(of: $0) < night } ?? false)
    }

    /// The number of accounts that the import puts out of use.
    var shutCount: Int { shut.values.reduce(0, +) }
    /// The number of accounts that it puts into use again.
    var reopenedCount: Int { reopened.values.reduce(0, +) }

    /// Returns what is held back, judged by the records after the import; nil if it is within the limit.
    ///
    /// - Throws: What the store throws.
    func hold(under limit: HoldLimit, in records: any RecordReader) throws -> Hold? {
        let isAllowed =
            try limit.allows(shut, alreadyDone: disabled, in: records)
            && limit.allows(reopened, in: records)
        return isAllowed ? nil : Hold(count: list.count, token: list.token)
    }
}
