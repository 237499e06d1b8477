/// Why the wall clock may not be believed: what a run by it would close may not be due for years.
public enum ClockDoubt: Sendable, Equatable {
    /// It stands before the last night that was done.
    case after(ClockReading, LedgerEnd)
    /// While the machine was up, it went ahead by so many hours more than passed.
    case leapt(ClockReading, hours: Int64)
    /// It stands so many hours after the last night that was done, and nothing keeps it right.
    case adrift(ClockReading, LedgerEnd, hours: Int64)
    /// By it a night has come, nothing has set it since the machine was started, and it did not run on from a time that
    /// is known: nights wait so many minutes for something that sets it.
    case unset(ClockReading, wait: Int)

    /// Judges the clocks by what the store knows.
    ///
    /// - Parameters:
    ///   - reading: What they show.
    ///   - anchor: What they showed in this uptime when they were believed; nil where nobody has looked.
    ///   - records: The store's records.
    ///   - policy: The settings.
    /// - Returns: What speaks against the wall clock; nil where nothing does.
    /// - Throws: What the store throws.
    public static func judge(
        _ reading: ClockReading,
        since anchor: ClockReading?,
        in records: any RecordReader,
        under policy: Policy
    ) throws -> ClockDoubt? {
        let end = try LedgerEnd(of: records)
        if let doubt = judge(reading, after: end, since: anchor, limit: policy.leapHours) { return doubt }
        let isToWait = try ClockWait.isOwed(reading, after: end, since: anchor, in: records, under: policy)
        return isToWait ? .unset(reading, wait: policy.waitMinutes) : nil
    }

    /// Judges the clocks by how they stand to the ledger and to each other.
    ///
    /// Time without a service is no doubt where the kernel says that the clock is right, however long it was; nor is a
    /// leap with which something set right a clock that nothing had kept right before.
    ///
    /// - Parameters:
    ///   - reading: What they show.
    ///   - end: How far the ledger goes; nil before the first night.
    ///   - anchor: What they showed in this uptime when they were believed; nil where nobody has looked.
    ///   - limit: How many hours the wall clock may leap ahead.
    /// - Returns: What speaks against the wall clock; nil where nothing does.
    static func judge(
        _ reading: ClockReading,
        after end: LedgerEnd?,
        since anchor: ClockReading?,
        limit: Int
    ) -> ClockDoubt? {
        if let end, reading.wall < end.at { return .after(reading, end) }
        if let anchor, anchor.isSynchronised || !reading.isSynchronised {
            let hours = leap(reading, since: anchor, end)
            if hours > limit { return .leapt(reading, hours: hours) }
        }
        if let end, !reading.isSynchronised {
            let hours = reading.hours(since: end.at)
            if hours > limit { return .adrift(reading, end, hours: hours) }
        }
        return nil
    }

    /// The leap since a look at the clocks; where a person has trusted the wall clock since, it is less than what that
    /// shows since then.
    private static func leap(_ reading: ClockReading, since anchor: ClockReading, _ end: LedgerEnd?) -> Int64
    {
        let hours = reading.hoursAhead(since: anchor)
        guard let trusted = end?.trustedAt, trusted > anchor.wall else { return hours }
        return min(hours, reading.hours(since: trusted))
    }

    /// What leaps are measured from, after clocks were believed: the first such look in an uptime, so that many small
    /// leaps add up; a later one only where the wall clock was set right, or a person has trusted it.
    public static func anchor(
        after reading: ClockReading,
        _ anchor: ClockReading?,
        _ end: LedgerEnd?
    ) -> ClockReading {
        guard let anchor else { return reading }
        let wasSetRight = !anchor.isSynchronised && reading.isSynchronised
        let wasTrusted = end?.trustedAt.map { $0 > anchor.wall } ?? false
        return wasSetRight || wasTrusted ? reading : anchor
    }
}
