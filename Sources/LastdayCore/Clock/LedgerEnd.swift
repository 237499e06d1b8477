/// The end of the ledger: the latest night that was done by a trusted clock.
///
/// This is usually the ledger's last row. A row written by a wrong clock stays, because the ledger is never
/// rewritten; but once an operator has trusted a clock that shows a time before it, that row no longer
/// counts, and the runs since then determine the end.
public struct LedgerEnd: Sendable, Equatable {
    /// The night.
    public let night: CivilDate
    /// The night's midnight, or the instant when its run began if the ledger's last row does not count.
    public let at: Instant
    /// The instant at which an operator last trusted the clock since the ledger's last row; nil if none has.
    public let trustedAt: Instant?

    /// Creates the end of a ledger.
    public init(night: CivilDate, at: Instant, trustedAt: Instant? = nil) {
        self.night = night
        self.at = at
        self.trustedAt = trustedAt
    }

    /// Reads the end of the store's ledger; nil before its first night.
    ///
    /// - Throws: What the store throws.
    public init?(of records: any RecordReader) throws {
        guard let last = try records.lastNight() else { return nil }
        let runs = try records.runs(since: last.run)
        let trust = runs.last { $0.trustsClock }
        guard let trust, trust.number > last.run, trust.night < last.date else {
            self.init(night: last.date, at: last.midnight, trustedAt: trust?.startedAt)
            return
        }
        let latest =
            runs.last { $0.number >= trust.number && $0.isTrustworthy && $0.finishedAt != nil } ?? trust
        self.init(night: latest.night, at: latest.startedAt, trustedAt: trust.startedAt)
    }
}

extension Run {
    /// Whether the run relied on a trusted clock: a night's run that was not refused, or a manual run that
    /// vouched for the clock.
    var isTrustworthy: Bool { trustsClock || (doubt == nil && kind != .byHand) }

    /// Whether the run was refused because of the clock.
    public var isRefused: Bool { doubt != nil && !trustsClock }
}

extension RecordReader {
    /// Returns the latest run refused because of the clock, unless a later run has dispelled the doubt.
    func standingDoubt() throws -> Run? {
        let runs = try runs(since: try lastNight()?.run ?? 0)
        return runs.last { $0.isRefused || $0.isTrustworthy }.flatMap { $0.isRefused ? $0 : nil }
    }
}
