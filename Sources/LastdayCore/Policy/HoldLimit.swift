/// How many closings that nobody queued on purpose one run may have: the larger of the two.
public struct HoldLimit: Sendable, Equatable {
    /// So many percent of the accounts that are open: without a closing, and not Disabled.
    public var percent: Int
    /// So many.
    public var count: Int

    /// A limit; the design's, unless told otherwise.
    public init(percent: Int = 5, count: Int = 25) {
        self.percent = percent
        self.count = count
    }
}

extension HoldLimit {
    /// Whether so many may be closed.
    ///
    /// Only as many accounts are counted as it takes to know.
    func allows(_ closings: Int, in records: any RecordReader) throws -> Bool {
        guard closings > count else { return true }
        guard percent > 0 else { return false }
        let needed = (closings * 100 + percent - 1) / percent
        // Whoever would be closed is open.
        guard needed > closings else { return true }
        return try records.openCount(atMost: needed) == needed
    }
}
