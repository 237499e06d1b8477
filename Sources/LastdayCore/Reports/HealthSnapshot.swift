/// The figures by which a district's nights are judged from outside; `lastday health` and the metrics share
/// them.
public struct HealthSnapshot: Sendable {
    /// How long a night may take before it counts as late, in seconds.
    ///
    /// A hundred thousand closings take seconds; a service that systemd restarts is back within the minute.
    static let grace: Int64 = 300

    /// The name of the zone in force.
    public let zone: String
    /// The source that names the zone as the district's.
    public let zoneOrigin: ZoneOrigin
    /// The number of user accounts.
    public let accounts: Int
    /// The next midnight in that zone.
    public let nextMidnight: Instant
    /// The number of accounts that will be due then, as the records stand now.
    public let due: Int
    /// The latest night that was done, as far as the ledger can be trusted.
    public let lastNight: NightWithRun?
    /// The nights since the ledger's first that were not done.
    public let missing: [CivilDate]
    /// The number of accounts that a night has failed to close.
    public let overdue: Int
    /// Why the clock is in doubt, so that nights are refused; nil if it is not.
    public let doubt: String?
    /// What is held back; nil if nothing is.
    public let hold: Hold?
    /// The number of accounts that are due but protected.
    public let spared: Int
    /// The protected usernames that no account has.
    public let unknownProtected: [String]
    /// The number of accounts that are due but in use, because the clock was in doubt.
    public let doubted: Int
    /// The number of departures whose day has come although the account does not expire by then.
    public let contradicted: Int

    /// Computes the figures.
    ///
    /// - Parameters:
    ///   - now: The instant that the figures describe.
    ///   - records: The store's records.
    ///   - policy: The settings.
    /// - Throws: What the store throws.
    public init(at now: Instant, in records: any RecordReader, under policy: Policy) throws {
        let next = Midnight.next(after: now, in: policy.zone)
        let settled = now.adding(seconds: -Self.grace)
        let night = policy.night(at: settled)
        let end = try LedgerEnd(of: records)
        let ledger = try Self.ledger(endingWith: end, upTo: night, in: records)

        (zone, zoneOrigin) = (policy.zone.name, policy.zoneOrigin)
        accounts = try records.count(of: .account)
        unknownProtected = try policy.protection.unknown(in: records)
        nextMidnight = Midnight.beginning(of: next, in: policy.zone)
        due = try records.dueCount(through: policy.lastExpired(by: next))
        lastNight = ledger.first { row in end.map { row.night.date <= $0.night } ?? true } ?? ledger.first
        let refused = try records.standingDoubt()
        doubt = refused?.doubt
        missing = Self.missing(
            in: ledger.map(\.night),
            endingWith: end,
            upTo: night,
            at: now,
            in: policy.zone
        )
        contradicted = try Sweeping.lapsed(by: night, in: records, under: policy)
            .count { !$0.departure.keepsAccount && policy.isOpen($0.account, at: now) }

        let hold = try Holding.hold(on: policy.night(at: now), at: now, in: records, under: policy)
        var (overdue, spared, doubted) = (0, 0, 0)
        try records.forEachDue(through: policy.lastExpired(by: night)) { one in
            switch try policy.action(of: one, on: night, at: now, holding: hold != nil, in: records) {
            case .protected?: spared += 1
            // What is held back is counted by the hold.
            case .held?, nil: break
            case .closes?:
                if let refused, refused.startedAt <= now, let date = one.account.expiresOn,
                    policy.closingNight(of: date) <= refused.night
                {
                    doubted += 1
                } else if try Self.isOverdue(one.account, since: night, in: records, under: policy) {
                    overdue += 1
                }
            }
        }
        (self.overdue, self.spared, self.doubted, self.hold) = (overdue, spared, doubted, hold)
    }

    /// Returns why the clock is in doubt, so that nights are refused; nil if it is not.
    ///
    /// - Throws: What the store throws.
    public static func doubt(in records: any RecordReader) throws -> String? {
        try records.standingDoubt()?.doubt
    }

    /// Returns as much of the ledger, latest first, as it takes to find the nights it lacks: only its last
    /// row if every date since its first has one, however many years that is.
    private static func ledger(
        endingWith end: LedgerEnd?,
        upTo night: CivilDate,
        in records: any RecordReader
    ) throws -> [NightWithRun] {
        let latest = try records.nights(limit: 1)
        if let last = latest.first?.night.date, last == end?.night, last <= night,
            let first = try records.records(of: .night, after: nil, limit: 1).first?.number,
            try records.count(of: .night) == last.dayNumber - Int(first) + 1
        {
            return latest
        }
        return try records.nights(limit: .max)
    }

    /// Returns the nights up to the given one that were not done.
    ///
    /// After the end of the ledger, a row that a wrong clock wrote in advance does not count: the service
    /// does that night again. If the end itself is still to come, only rows written by now are trusted.
    private static func missing(
        in ledger: [Night],
        endingWith end: LedgerEnd?,
        upTo night: CivilDate,
        at now: Instant,
        in zone: Zone
    ) -> [CivilDate] {
        guard let end, end.night <= night else {
            let believed = ledger.filter { $0.recordedAt <= now }
            return gaps(in: believed.map(\.date), upTo: night, in: zone)
        }
        return gaps(in: ledger.map(\.date), upTo: end.night, in: zone)
            + Sweeping.missedNights(since: end.night, upTo: night, in: zone)
    }

    /// Returns the nights that a ledger, latest first, lacks since its first, up to the given one.
    private static func gaps(in ledger: [CivilDate], upTo night: CivilDate, in zone: Zone) -> [CivilDate] {
        let recorded = Set(ledger)
        return Sweeping.missedNights(since: ledger.last, upTo: night, in: zone).filter {
            !recorded.contains($0)
        }
    }

    /// Returns whether a night up to and including the given one should have closed the account.
    ///
    /// An account that became due only since that midnight does not count, because it waits for the next
    /// night: a past date was entered, it was reopened, or it lost the role that protected it.
    private static func isOverdue(
        _ account: UserAccount,
        since night: CivilDate,
        in records: any RecordReader,
        under policy: Policy
    ) throws -> Bool {
        let midnight = Midnight.beginning(of: night, in: policy.zone)
        let entries = try records.audit(AuditSelection(username: account.username, since: midnight))
        return !entries.contains { entry in
            guard let change = entry.accountChange, change.number == account.number else { return false }
            return change.concerns("username", "expires_on", "closed_at", "roles")
        }
    }
}
