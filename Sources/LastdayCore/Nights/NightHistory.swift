/// What the store knows about the nights already done, read once per question: which accounts they left in
/// use.
///
/// Valid as long as the reader it was made from. Looking up one account never scans all due accounts, so it
/// is as fast among a million.
public struct NightHistory {
    private let records: (any RecordReader)?
    private let now: Instant
    /// The latest night that was done by a trusted clock.
    private let night: CivilDate?
    /// The latest run that held accounts back, while its hold is in force.
    private let holding: Run?
    /// The sequence number of the last audit entry that this run wrote.
    private let heldUpTo: Int64
    /// The latest run refused because of the clock, while the doubt is in force.
    private let doubt: Run?

    /// Creates a history without nights: every account is what its own fields say.
    public init() {
        (records, now, night, holding, heldUpTo, doubt) = (nil, Instant(milliseconds: .max), nil, nil, 0, nil)
    }

    /// Reads what the store knows at an instant.
    ///
    /// - Parameters:
    ///   - now: The instant of the question; standings at later instants anticipate the nights until then.
    ///   - records: The store's records.
    /// - Throws: What the store throws.
    public init(at now: Instant, in records: any RecordReader) throws {
        let latest = try records.lastNight()
        let holding = Self.holding(in: try records.runs(since: latest?.run ?? 0))
        self.records = records
        self.now = now
        night = try LedgerEnd(of: records)?.night
        self.holding = holding
        heldUpTo =
            try holding.flatMap { run in
                try records.audit(AuditSelection(kind: .runFinished, run: run.number, limit: 1)).first
            }?.sequence ?? 0
        // A clock that was further ahead says nothing about the nights until then.
        doubt = try records.standingDoubt().flatMap { $0.startedAt <= now ? $0 : nil }
    }

    /// Returns the run whose hold is in force: the latest one that held accounts back, unless its list was
    /// released or a later night of the service found nothing to hold back.
    ///
    /// A manual run that held nothing back does not count: the due accounts it left open are protected ones.
    private static func holding(in runs: [Run]) -> Run? {
        guard
            let run = runs.last(where: { run in
                run.token != nil || (run.kind != .byHand && run.doubt == nil && run.finishedAt != nil)
            }),
            run.token != nil,
            !runs.contains(where: { $0.number > run.number && $0.releases != nil && $0.token == nil })
        else { return nil }
        return run
    }

    /// Returns why an open account is still in use at an instant although its date has passed; nil if it is
    /// not in use.
    ///
    /// Instants in the past are answered from the current records: an account open and in use now was so
    /// then.
    ///
    /// - Throws: What the store throws.
    func keptOpen(of account: UserAccount, at instant: Instant, under policy: Policy) throws
        -> KeptOpenReason?
    {
        guard let records, let date = account.expiresOn else { return nil }
        let due = DueAccount(
            account: account,
            offboarding: try records.queuedOffboarding(of: account.number)
        )
        let (closing, coming) = (policy.closingNight(of: date), policy.night(at: instant))
        guard coming <= policy.night(at: now) else {
            return try preview(on: coming, for: due, at: instant, in: records, under: policy)
        }
        if let night, closing <= night,
            let reason = try policy.reasonToSpare(due, on: night, at: instant, in: records)
        {
            return .protected(reason)
        }
        if let holding, closing <= holding.night, !policy.isOnPurpose(due, at: instant),
            try !hasChanged(account, since: heldUpTo, in: records)
                || Holding.hold(on: policy.night(at: now), at: now, in: records, under: policy) != nil
        {
            return .held(run: holding.number)
        }
        if let doubt, closing <= doubt.night { return .doubt }
        return nil
    }

    /// Returns why a night still to come will leave the account in use, as the records stand now.
    private func preview(
        on night: CivilDate,
        for due: DueAccount,
        at instant: Instant,
        in records: any RecordReader,
        under policy: Policy
    ) throws -> KeptOpenReason? {
        if let reason = try policy.reasonToSpare(due, on: night, at: instant, in: records) {
            return .protected(reason)
        }
        guard !policy.isOnPurpose(due, at: instant) else { return nil }
        let hold = try Holding.hold(on: night, at: instant, in: records, under: policy)
        return hold.map { _ in .willBeHeld(night) }
    }

    /// Returns whether a later audit entry gave the account its date or opened it again: the run did not know
    /// of that, so whether it would be held back is judged anew.
    private func hasChanged(
        _ account: UserAccount,
        since sequence: Int64,
        in records: any RecordReader
    ) throws -> Bool {
        let selection = AuditSelection(username: account.username, after: sequence)
        return try records.audit(selection).contains { entry in
            entry.accountChange?.concerns("expires_on", "disabled", "closed_at") ?? false
        }
    }
}
