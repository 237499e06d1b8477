/// What an import changes in the standing of existing accounts, and whether that is more than one import may do.
///
/// A feed that suddenly disables or reopens half a district is more likely wrong than right, so such an import
/// is held back like a night (``Holding``): it needs a release of exactly its list.
struct ImportBrake {
    private var disabled: [AccountType?: Int] = [:]
    private var reopened: [AccountType?: Int] = [:]
    private var list: HoldToken

    /// Creates a brake for an import that has not changed anything.
    ///
    /// - Parameter night: The night that has come; the same list has a different token on another day.
    init(on night: CivilDate) { list = HoldToken(of: night) }

    /// Notes an account before and after a row.
    mutating func note(_ before: UserAccount, _ after: UserAccount) {
        guard before.disabled != after.disabled else { return }
        if after.disabled {
            disabled[after.accountType, default: 0] += 1
        } else {
            reopened[after.accountType, default: 0] += 1
        }
        list.add(after)
    }

    /// The number of accounts that the import disables.
    var disabledCount: Int { disabled.values.reduce(0, +) }
    /// The number of accounts that it opens again.
    var reopenedCount: Int { reopened.values.reduce(0, +) }

    /// Returns what is held back, judged by the records after the import; nil if it is within the limit.
    ///
    /// - Throws: What the store throws.
    func hold(under limit: HoldLimit, in records: any RecordReader) throws -> Hold? {
        let isAllowed =
            try limit.allows(disabled, alreadyDone: true, in: records)
            && limit.allows(reopened, in: records)
        return isAllowed ? nil : Hold(count: list.count, token: list.token)
    }
}
