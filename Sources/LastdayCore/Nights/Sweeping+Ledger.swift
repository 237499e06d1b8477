extension Sweeping {
    /// Returns the nights that the ledger lacks, up to and including the given one: all since its last row,
    /// or only the given night if the ledger is empty.
    ///
    /// A date that the zone's clocks skipped has no night.
    public static func missedNights(since last: CivilDate?, upTo night: CivilDate, in zone: Zone)
        -> [CivilDate]
    {
        guard let last else { return [night] }
        guard last < night else { return [] }
        return (last.dayNumber + 1...night.dayNumber)
            .map(CivilDate.init(dayNumber:))
            .filter { Midnight.exists($0, in: zone) }
    }

    /// What a run of a night has to record, besides the accounts it closes.
    public struct Owed: Sendable {
        /// The nights that the ledger lacks.
        public let nights: [CivilDate]
        /// Whether a run is owed, even if no row is, because a wrong clock has already written it.
        let isRunOwed: Bool
        /// Whether a doubt about the clock ends with the next run of the service.
        let endsDoubt: Bool

        /// Whether there is anything for the service to do.
        public var isAny: Bool { isRunOwed || endsDoubt }
    }

    /// Returns what is owed up to that night.
    ///
    /// - Throws: What the store throws.
    public static func owed(
        by night: CivilDate,
        in records: any RecordReader,
        under policy: Policy
    ) throws -> Owed {
        let (last, end) = (try records.lastNight(), try LedgerEnd(of: records))
        var nights = missedNights(since: end?.night, upTo: night, in: policy.zone)
        let isRunOwed = !nights.isEmpty
        if let last, let end, end.night < last.date {
            // Rows that a wrong clock wrote stay, so these nights get no second row.
            let written = Set(try records.nights(limit: .max).map(\.night.date))
            nights.removeAll(where: written.contains)
        }
        let endsDoubt = try records.standingDoubt() != nil
        return Owed(nights: nights, isRunOwed: isRunOwed, endsDoubt: endsDoubt)
    }

    /// Returns the departures that are still queued although that night should have closed their accounts.
    static func lapsed(
        by night: CivilDate,
        in records: any RecordReader,
        under policy: Policy
    ) throws -> [LapsedDeparture] {
        try records.queued(through: policy.lastExpired(by: night)).compactMap { departure in
            try records.account(departure.account).map { LapsedDeparture(departure: departure, account: $0) }
        }
    }

    /// Returns the events that finish runs of earlier nights that will not be resumed: runs cut off, or
    /// released but never carried out.
    private static func ends(
        before night: CivilDate,
        at now: Instant,
        in records: any RecordReader
    ) throws -> [Event] {
        try records.unfinishedRuns().filter { $0.night < night }.map { run in
            var finished = run
            finished.finishedAt = now
            finished.closed = try records.closings(by: run.number)
            return Event(.runFinished, to: finished, [Change(from: run, to: finished)])
        }
    }

    /// Decides the end of a run: departures of accounts already out of use are completed, the run is
    /// finished, and the nights get their rows.
    ///
    /// Does nothing if there was nothing to do and no night is owed.
    static func finish(
        _ unfinished: Progress,
        in records: any RecordReader,
        under policy: Policy,
        on context: ActionContext
    ) throws -> Decision<Progress> {
        var progress = unfinished
        progress.isDone = true
        progress.owingContactForm = try records.contacts().filter(\.person.owesContactForm)
        var events: [Event] = []
        for one in try lapsed(by: progress.night, in: records, under: policy) {
            let (departure, account) = (one.departure, one.account)
            if !departure.keepsAccount, policy.isOpen(account, at: progress.now) {
                progress.contradicted.append(departure)
            } else if one.isOver {
                let run = try begin(&progress, &events, in: records, under: policy, on: context)
                let completed = departure.ended(.completed, at: context.at)
                let change = Change(from: departure, to: completed)
                events.append(Event(.completed, to: account, run: run, [change]))
            }
        }
        let owed = try owed(by: progress.night, in: records, under: policy)
        let isNews = try progress.hold.map { try $0.isNews(on: progress.night, in: records) } ?? false
        let isDue = owed.isRunOwed || (owed.endsDoubt && !progress.isByHand)
        if isDue || isNews { _ = try begin(&progress, &events, in: records, under: policy, on: context) }
        events += try ends(before: progress.night, at: context.at, in: records)
        // A run that was cut off, or released for accounts that are out of use by now, ends as well.
        guard var run = try progress.run ?? records.unfinishedRun(of: progress.night) else {
            return Decision(events, progress)
        }
        // Another process doing the same run may have finished it.
        run = try records.run(run.number) ?? run
        progress.run = run
        guard run.finishedAt == nil || !events.isEmpty || !owed.nights.isEmpty else {
            return Decision(events, progress)
        }
        // The run as the audit has it so far.
        var audited = run
        if let hold = progress.hold {
            (run.held, run.token) = (hold.count, hold.token)
            if isNews {
                events.append(Event(.held, to: run, [Change(from: audited, to: run)]))
                audited = run
            }
        }

        var finished = run
        finished.finishedAt = context.at
        finished.closed = try records.closings(by: run.number)
        progress.recorded = owed.nights.map { date in
            Night(
                date: date,
                midnight: Midnight.beginning(of: date, in: policy.zone),
                zone: policy.zone.name,
                state: progress.hold != nil ? .held : policy.state(of: date, runAt: run.startedAt),
                recordedAt: context.at,
                run: run.number
            )
        }
        progress.run = finished
        events.append(
            Event(
                .runFinished,
                to: finished,
                [Change(from: audited, to: finished)] + progress.recorded.map { Change(from: nil, to: $0) }
            )
        )
        return Decision(events, progress)
    }
}

/// A departure that is still queued although its night has come.
struct LapsedDeparture {
    let departure: Offboarding
    let account: UserAccount

    /// Whether only the completion is left to record: the departure keeps the account, or the account is out
    /// of use.
    var isOver: Bool { departure.keepsAccount || account.isShut }
}
