/// What the store knows of the nights that have been attended, read once for each question: whom they left in use.
///
/// Good for as long as the records are that it was read from. None of it goes over all accounts that are due, so one
/// account is looked up as fast among a million.
public struct NightHistory {
    private let records: (any RecordReader)?
    private let now: Instant
    /// The latest night that was attended by a clock that was believed.
    private let night: CivilDate?
    /// The latest run that held accounts back, while that stands.
    private let holding: Run?
    /// The last entry of the audit that it wrote.
    private let heldUpTo: Int64
    /// The latest run that refused because of the clock, while that stands.
    private let doubt: Run?

    /// No night has been attended: every account is what its own fields say.
    public init() {
        (records, now, night, holding, heldUpTo, doubt) = (nil, Instant(milliseconds: .max), nil, nil, 0, nil)
    }

    /// What the store knows at an instant.
    ///
    /// - Parameters:
    ///   - now: The instant that the question is asked at; later ones are told as the nights until then will have it.
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
        // A clock that stood further ahead says nothing of the nights until then.
        doubt = try records.standingDoubt().flatMap { $0.startedAt <= now ? $0 : nil }
    }

    /// The run whose hold stands: the latest that held accounts back, unless its list was released, or the service has
    /// had a night since in which nothing was too many.
    ///
    /// A run by hand that held nothing is not looked for: whom it did not close it spared.
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

    /// Why an open account whose date has passed at that instant is in use all the same; nil where it is not.
    ///
    /// The past is told by the records as they are now: what is open and in use was so then.
    ///
    /// - Throws: What the store throws.
    func keptOpen(of account: UserAccount, at instant: Instant, under policy: Policy) throws -> KeptOpenReason? {
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

    /// What a night that is still to come will leave in use, as things stand.
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

    /// Whether an act has given the account its date, or opened it, behind that entry: then the run does not know it, and
    /// whether it would be held back is judged anew.
    private func hasChanged(
        _ account: UserAccount,
        since sequence: Int64,
        in records: any RecordReader
    ) throws -> Bool {
        let selection = AuditSelection(username: account.username, after: sequence)
        return try records.audit(selection).contains { entry in
            entry.auditedChanges.contains { change in
                change.kind == .account
                    && (change["expires_on"] ?? change["disabled"] ?? change["closed_at"]) != nil
            }
        }
    }
}
