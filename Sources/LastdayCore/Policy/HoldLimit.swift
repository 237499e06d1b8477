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
    /// Returns whether a number of closings is within the limit.
    ///
    /// Only as many accounts are counted as it takes to know.
    func allows(_ closings: Int, in records: any RecordReader) throws -> Bool {
        guard closings > count else { return true }
        guard percent > 0 else { return false }
        let needed = (closings * 100 + percent - 1) / percent
        // Every account to be closed is open, so at least that many are.
        guard needed > closings else { return true }
        return try records.openCount(atMost: needed) == needed
    }
}
