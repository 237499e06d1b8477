/// The figures that a district's nights are judged by from outside: `lastday health` and the metrics tell the same.
public struct HealthSnapshot: Sendable {
    /// How long a night may take until somebody should look, in seconds.
    ///
    /// A hundred thousand closings take seconds; a service that systemd starts again is back within the minute.
    static let grace: Int64 = 300

    /// The name of the zone in force.
    public let zone: String
    /// Who says that it is the district's.
    public let zoneOrigin: ZoneOrigin
    /// How many user accounts there are.
    public let accounts: Int
    /// The next midnight.
    public let nextMidnight: Instant
    /// How many accounts will be due then, as things stand.
    public let due: Int
    /// The latest night that was done, as far as the ledger is believed.
    public let lastNight: NightWithRun?
    /// The nights since the ledger's first that were not done.
    public let missing: [CivilDate]
    /// How many accounts a night has failed to close.
    public let overdue: Int
    /// What speaks against the clock, so that nights are refused.
    public let doubt: String?
    /// What is held back.
    public let hold: Hold?
    /// How many accounts are due and protected.
    public let spared: Int
    /// How many accounts are due and in use, because the clock was in doubt.
    public let doubted: Int
    /// How many departures have come to their day while the account does not expire by then.
    public let contradicted: Int

    /// Takes the figures.
    ///
    /// - Parameters:
    ///   - now: The instant that they are for.
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
            // What is held back is counted there.
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

    /// What speaks against the clock, so that nights are refused; nil where nothing does.
    ///
    /// - Throws: What the store throws.
    public static func doubt(in records: any RecordReader) throws -> String? { try records.standingDoubt()?.doubt }

    /// As much of the ledger, latest first, as tells which nights it lacks: its last row alone if every date since its
    /// first has one, however many years that is.
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

    /// The nights that were not done up to that one.
    ///
    /// Of those since its end, a row that a wrong clock wrote beforehand says nothing: the service does them anew. Where
    /// the end itself is still to come, only what was written by now is believed.
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

    /// The nights that a ledger, latest first, lacks since its first, and up to that one.
    private static func gaps(in ledger: [CivilDate], upTo night: CivilDate, in zone: Zone) -> [CivilDate] {
        let recorded = Set(ledger)
        return Sweeping.missedNights(since: ledger.last, upTo: night, in: zone).filter {
            !recorded.contains($0)
        }
    }

    /// Whether a night should have closed the account, up to and including that one; where the account was given
    /// its date of the past only later, it waits for the next.
    private static func isOverdue(
        _ account: UserAccount,
        since night: CivilDate,
        in records: any RecordReader,
        under policy: Policy
    ) throws -> Bool {
        let midnight = Midnight.beginning(of: night, in: policy.zone)
        let changes = AuditSelection(username: account.username, since: midnight, limit: 1)
        return try records.audit(changes).isEmpty
    }
}
