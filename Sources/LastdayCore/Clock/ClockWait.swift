/// The wait of a night for something that sets the clock: a machine whose hardware clock runs in local time,
/// or whose battery is dead, shows a wrong time until then, and nothing else contradicts it yet.
enum ClockWait {
    /// Returns whether a night has come by a clock that cannot be trusted yet.
    ///
    /// Work done in this uptime vouches for the clock, which has only run on since then; so does having
    /// waited as long as the settings say without anything setting it.
    ///
    /// - Parameters:
    ///   - reading: The current clock reading.
    ///   - end: The end of the ledger; nil before the first night.
    ///   - anchor: The reading in this uptime that leaps are measured from; nil if there is none.
    ///   - records: The store's records.
    ///   - policy: The settings.
    /// - Returns: Whether to wait.
    /// - Throws: What the store throws.
    static func isOwed(
        _ reading: ClockReading,
        after end: LedgerEnd?,
        since anchor: ClockReading?,
        in records: any RecordReader,
        under policy: Policy
    ) throws -> Bool {
        guard policy.waitMinutes > 0, !reading.isSynchronised, anchor?.isSynchronised != true else {
            return false
        }
        let night = policy.night(at: reading.wall)
        guard try isNews(night, after: end, in: records, under: policy) else { return false }
        let uptime = reading.start...reading.wall
        let refused = try records.standingDoubt().flatMap {
            uptime.contains($0.startedAt) ? $0.startedAt : nil
        }
        let waits = [
            anchor.map { reading.uptime - $0.uptime },
            refused.map { reading.wall.milliseconds - $0.milliseconds },
        ]
        let waited = waits.compactMap(\.self).max() ?? 0
        guard waited / 60_000 < policy.waitMinutes else { return false }
        return try !isKnown(uptime, in: records)
    }

    /// Returns whether a night is another than the last one done; before the first, whether it would close
    /// any account.
    private static func isNews(
        _ night: CivilDate,
        after end: LedgerEnd?,
        in records: any RecordReader,
        under policy: Policy
    ) throws -> Bool {
        guard let end else { return try records.dueCount(through: policy.lastExpired(by: night)) > 0 }
        return end.night < night
    }

    /// Returns whether the audit has anything but refusals since the machine was started.
    private static func isKnown(_ uptime: ClosedRange<Instant>, in records: any RecordReader) throws -> Bool {
        var selection = AuditSelection(since: uptime.lowerBound, limit: 32)
        while true {
            let acts = try records.audit(selection)
            if acts.contains(where: { $0.kind != .clockDoubted && uptime.contains($0.at) }) { return true }
            guard acts.count == selection.limit, let last = acts.last else { return false }
            selection.after = last.sequence
        }
    }
}
