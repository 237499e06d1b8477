/// The number of closings not queued on purpose that one run may have: the larger of two limits.
public struct HoldLimit: Sendable, Equatable {
    /// The limit as a percentage of the open accounts: neither closed nor Disabled.
    public var percent: Int
    /// The limit as a number of accounts.
    public var count: Int

    /// Creates a limit, by default the design's.
    public init(percent: Int = 5, count: Int = 25) {
        self.percent = percent
        self.count = count
    }
}

extension HoldLimit {
    /// The number of closings that is always allowed: less than this may be all of a small district's.
    private static let few = 10

    /// Returns whether that many closings are within the limit whatever the accounts are.
    func allowsAny(_ closings: Int) -> Bool { closings <= min(count, Self.few) || percent >= 100 }

    /// Returns whether the closings of accounts of each type are within the limit.
    ///
    /// Each type has a limit of its own, so that the accounts of students and guardians, who are many, do not
    /// raise the limit for staff.
    ///
    /// - Parameters:
    ///   - closings: The number of closings of each type.
    ///   - done: The number of those of each type that are Disabled already, so that they do not count as
    ///     open.
    ///   - records: The store's records.
    /// - Returns: Whether every type is within its limit.
    /// - Throws: What the store throws.
    func allows(
        _ closings: [AccountType?: Int],
        alreadyDone done: [AccountType?: Int] = [:],
        in records: any RecordReader
    ) throws -> Bool {
        try closings.allSatisfy { type, count in
            try allows(count, of: type, alreadyDone: done[type] ?? 0, in: records)
        }
    }

    /// Returns whether a number of closings of one type is within the limit.
    ///
    /// In a small district the limit is half of the accounts, because ``count`` may be more than all of them.
    /// Only as many accounts are counted as it takes to know.
    private func allows(
        _ closings: Int,
        of type: AccountType?,
        alreadyDone done: Int,
        in records: any RecordReader
    ) throws -> Bool {
        func areOpen(_ needed: Int) throws -> Bool {
            // Every account to be closed is or was open, so at least that many are.
            guard needed > closings else { return true }
            let others = needed - done
            return try records.openCount(of: type, atMost: others) == others
        }
        if closings <= count {
            return try closings <= Self.few || count < Self.few || areOpen(closings * 2)
        }
        guard percent > 0 else { return false }
        return try areOpen((closings * 100 + percent - 1) / percent)
    }
}
