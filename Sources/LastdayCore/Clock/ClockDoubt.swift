/// The reason why the wall clock cannot be trusted: a run by it might close accounts that are not due for
/// years.
public enum ClockDoubt: Sendable, Equatable {
    /// The clock shows a time before the last night that was done.
    case after(ClockReading, LedgerEnd)
    /// While the machine was up, the clock advanced by this many hours more than passed.
    case leapt(ClockReading, hours: Int64)
    /// The clock shows this many hours after the last night that was done, and nothing keeps it synchronised.
    case adrift(ClockReading, LedgerEnd, hours: Int64)
    /// By the clock a night has come, but nothing has set the clock since the machine was started, and it did
    /// not run on from a known time: nights wait this many minutes for something that sets it.
    case unset(ClockReading, wait: Int)

    /// Judges the clocks by what the store knows.
    ///
    /// - Parameters:
    ///   - reading: The current clock reading.
    ///   - anchor: The reading in this uptime that leaps are measured from; nil if there is none.
    ///   - records: The store's records.
    ///   - policy: The settings.
    /// - Returns: The reason to distrust the wall clock; nil if there is none.
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

    /// Judges the clocks by comparing them to the ledger and to each other.
    ///
    /// If the kernel says that the clock is synchronised, a long time without the service is no reason for
    /// doubt; nor is a leap that set right a clock which nothing had kept synchronised before.
    ///
    /// - Parameters:
    ///   - reading: The current clock reading.
    ///   - end: The end of the ledger; nil before the first night.
    ///   - anchor: The reading in this uptime that leaps are measured from; nil if there is none.
    ///   - limit: How far the wall clock may leap ahead, in hours.
    /// - Returns: The reason to distrust the wall clock; nil if there is none.
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

    /// Returns the leap since an earlier reading, in hours; if an operator has trusted the wall clock since,
    /// at most the time that the clock shows since then.
    private static func leap(_ reading: ClockReading, since anchor: ClockReading, _ end: LedgerEnd?) -> Int64
    {
        let hours = reading.hoursAhead(since: anchor)
        guard let trusted = end?.trustedAt, trusted > anchor.wall else { return hours }
        return min(hours, reading.hours(since: trusted))
    }

    /// Returns the reading that leaps are measured from, once clocks have been found trustworthy.
    ///
    /// It is the first such reading in an uptime, so that many small leaps add up; a later one replaces it
    /// only if the wall clock was set right, or an operator has trusted it.
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
