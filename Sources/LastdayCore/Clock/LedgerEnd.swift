/// How far the ledger goes: the latest night that was done by a clock that was believed.
///
/// Commonly the ledger's last row. A row that was written by a clock which was wrong stays as it is, for the ledger is
/// written once; but once a person has trusted a clock that stands before it, it counts no more, and the nights are
/// gone by the runs since.
public struct LedgerEnd: Sendable, Equatable {
    /// The night.
    public let night: CivilDate
    /// Its midnight, or when the run began that did it.
    public let at: Instant
    /// When a person has trusted the clock since the ledger's last row.
    public let trustedAt: Instant?

    /// The end of a ledger.
    public init(night: CivilDate, at: Instant, trustedAt: Instant? = nil) {
        self.night = night
        self.at = at
        self.trustedAt = trustedAt
    }

    /// The end of the store's ledger; nil before its first night.
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
        let latest = runs.last { $0.number >= trust.number && $0.isTrustworthy && $0.finishedAt != nil } ?? trust
        self.init(night: latest.night, at: latest.startedAt, trustedAt: trust.startedAt)
    }
}

extension Run {
    /// Whether it went by a clock that was believed: a night's run that did not refuse, or one by hand that trusted it.
    var isTrustworthy: Bool { trustsClock || (doubt == nil && kind != .byHand) }

    /// Whether it refused, because of the clock.
    public var isRefused: Bool { doubt != nil && !trustsClock }
}

extension RecordReader {
    /// The latest doubt about the clock that no run since has dispelled.
    func standingDoubt() throws -> Run? {
        let runs = try runs(since: try lastNight()?.run ?? 0)
        return runs.last { $0.isRefused || $0.isTrustworthy }.flatMap { $0.isRefused ? $0 : nil }
    }
}
