extension Sweeping {
    /// The nights that the ledger lacks, up to and including that one: all since the last one in it, or that
    /// one alone where the ledger begins.
    ///
    /// A date that the zone's clocks leapt over has no night.
    public static func missedNights(since last: CivilDate?, upTo night: CivilDate, in zone: Zone) -> [CivilDate]
    {
        guard let last else { return [night] }
        guard last < night else { return [] }
        return (last.dayNumber + 1...night.dayNumber)
            .map(CivilDate.init(dayNumber:))
            .filter { Midnight.exists($0, in: zone) }
    }

    /// What a run of that night has to write down, besides those whom it closes.
    public struct Owed: Sendable {
        /// The nights that the ledger lacks.
        public let nights: [CivilDate]
        /// Whether a run is owed; also where no row is, because a clock that was wrong has written one.
        let isRunOwed: Bool
        /// Whether a doubt about the clock is over, once the service has run.
        let endsDoubt: Bool

        /// Whether the service has something to do.
        public var isAny: Bool { isRunOwed || endsDoubt }
    }

    /// What is owed up to that night.
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
            // Rows that a wrong clock wrote are kept, so these nights get no other.
            let written = Set(try records.nights(limit: .max).map(\.night.date))
            nights.removeAll(where: written.contains)
        }
        let endsDoubt = try records.standingDoubt() != nil
        return Owed(nights: nights, isRunOwed: isRunOwed, endsDoubt: endsDoubt)
    }

    /// The departures that are still queued though that night should have closed their accounts.
    static func lapsed(
        by night: CivilDate,
        in records: any RecordReader,
        under policy: Policy
    ) throws -> [LapsedDeparture] {
        try records.queued(through: policy.lastExpired(by: night)).compactMap { departure in
            try records.account(departure.account).map { LapsedDeparture(departure: departure, account: $0) }
        }
    }

    /// The ends of earlier nights' runs that nobody will take up any more: cut off, or released and never done.
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

    /// The end of a run: departures whose accounts were out of use already are completed, the run is
    /// finished, and the nights get their rows.
    ///
    /// Where there was nothing to do and no night is owed, nothing happens.
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
        // One that was cut off, or released for what is out of use by now, ends as well.
        guard var run = try progress.run ?? records.unfinishedRun(of: progress.night) else {
            return Decision(events, progress)
        }
        // Another process that did the same run's work may have finished it.
        run = try records.run(run.number) ?? run
        progress.run = run
        guard run.finishedAt == nil || !events.isEmpty || !owed.nights.isEmpty else {
            return Decision(events, progress)
        }
        // What the audit has of it so far.
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

/// A departure that is still queued though its night has come.
struct LapsedDeparture {
    let departure: Offboarding
    let account: UserAccount

    /// Whether nothing is left of it but to say so: it keeps the account, or that is out of use.
    var isOver: Bool { departure.keepsAccount || account.isShut }
}
