/// A run's work: closing every account whose Expires Date has passed, whoever is found so and for whatever reason
/// nobody closed it before.
///
/// A run asks for a state, never for a window of time: nothing can fall between two runs, and running again
/// changes nothing. It goes step by step, each step one transaction; the last one writes the ledger. The first step
/// judges whether it would close too many (``Holding``). Whoever is due since its own midnight comes first, so that a
/// long list from earlier nights makes nobody late.
public enum Sweeping {
    /// How far a run has come.
    public struct Progress: Sendable {
        /// The instant that the whole run goes by: who is due, and which night has come.
        public let now: Instant
        /// The latest night that had come by then.
        public let night: CivilDate
        /// Whether a person asked for the run.
        public let isByHand: Bool
        /// The run's record; nil until there is something to do.
        public var run: Run?
        /// Which of those who are due the next step looks at.
        var part = Part.newest
        /// Behind which due account the next step goes on; nil at the beginning of a part.
        var mark: DueMark?
        /// How many accounts it closed since it was begun or taken up again.
        public var closed = 0
        /// How many more accounts that nobody queued on purpose it may close; nil before it is judged.
        var allowance: Int?
        /// What it holds back.
        public var hold: Hold?
        /// Accounts that are due and protected, so that they stay open.
        public var spared: [UserAccount] = []
        /// Departures whose day has come, while the account's Expires Date says otherwise: somebody has changed it.
        public var contradicted: [Offboarding] = []
        /// AIM contacts who leave or have left, while the form that names them has yet to be sent.
        public var owingContactForm: [PersonWithAccounts] = []
        /// The nights that the ledger has rows for now.
        public var recorded: [Night] = []
        /// Why the clock may not be believed, so that nobody was closed.
        public var doubt: ClockDoubt?
        /// Whether all is done.
        public var isDone = false

        /// A run about to begin.
        public init(at now: Instant, isByHand: Bool, under policy: Policy) {
            self.now = now
            self.isByHand = isByHand
            night = policy.night(at: now)
        }
    }

    /// A part of those who are due, each in the order of their dates and numbers.
    enum Part: Sendable {
        /// Those whose Expires Date ended with the run's own midnight.
        case newest
        /// Those of earlier dates.
        case earlier
        /// All of them: a list that a person has released is closed in the order in which it was held.
        case all
    }

    /// Decides the next step: the next accounts to close or, once there are none, the end of the run.
    ///
    /// - Parameters:
    ///   - progress: How far the run has come; the outcome is how far it will be.
    ///   - limit: How many accounts the step looks at.
    ///   - records: The store's records.
    ///   - policy: The settings.
    ///   - context: When the step happens; closings are of that instant.
    ///   - isToStop: Asked before each account; where it says so, the step ends with the accounts before it.
    /// - Returns: The step's events, and how far the run will be.
    /// - Throws: What the store throws.
    public static func step(
        _ progress: Progress,
        atMost limit: Int,
        in records: any RecordReader,
        under policy: Policy,
        on context: ActionContext,
        stoppingWhen isToStop: () -> Bool = { false }
    ) throws -> Decision<Progress> {
        var progress = progress
        if progress.allowance == nil { try judge(&progress, in: records, under: policy) }
        let due = try next(&progress, atMost: limit, in: records, under: policy)
        guard !due.isEmpty else { return try finish(progress, in: records, under: policy, on: context) }
        var events: [Event] = []
        for one in due {
            guard !isToStop() else { break }
            let before = progress.mark
            progress.mark = one.account.expiresOn.map { DueMark(expiresOn: $0, number: one.account.number) }
            switch try policy.action(
                of: one,
                on: progress.night,
                at: progress.now,
                holding: progress.hold != nil,
                in: records
            ) {
            case nil, .held?: continue
            case .protected?:
                progress.spared.append(one.account)
                continue
            case .closes?: break
            }
            if !policy.isOnPurpose(one, at: progress.now) {
                guard progress.allowance != 0 else {
                    // There are more of them than were judged: somebody has added to them since.
                    (progress.allowance, progress.mark) = (nil, before)
                    break
                }
                progress.allowance? -= 1
            }
            let run = try begin(&progress, &events, in: records, under: policy, on: context)
            events.append(close(one, by: run, at: context.at, under: policy))
            progress.closed += 1
        }
        return Decision(events, progress)
    }

    /// The next of those who are due; empty behind the last.
    private static func next(
        _ progress: inout Progress,
        atMost limit: Int,
        in records: any RecordReader,
        under policy: Policy
    ) throws -> [DueAccount] {
        let newest = policy.lastExpired(by: progress.night)
        if progress.part == .newest {
            let start = progress.mark ?? DueMark(expiresOn: newest.previous, number: .max)
            let due = try records.due(through: newest, after: start, limit: limit)
            guard due.isEmpty else { return due }
            (progress.part, progress.mark) = (.earlier, nil)
        }
        let latest = progress.part == .all ? newest : newest.previous
        return try records.due(through: latest, after: progress.mark, limit: limit)
    }

    private static func judge(
        _ progress: inout Progress,
        in records: any RecordReader,
        under policy: Policy
    ) throws {
        switch try Holding.judge(progress.night, at: progress.now, in: records, under: policy) {
        case .passes(let count): progress.allowance = count
        case .held(let hold): (progress.allowance, progress.hold) = (0, hold)
        }
        if progress.mark == nil, try Releasing.isOwed(on: progress.night, in: records) {
            progress.part = .all
        }
    }

    /// The event of closing one account that is due.
    private static func close(_ due: DueAccount, by run: Run, at now: Instant, under policy: Policy) -> Event
    {
        let account = due.account
        let closed = closed(account, due.offboarding, because: .expired, by: run, at: now, under: policy)
        var changes: [Change] = [Change(from: account, to: closed)]
        if let departure = due.offboarding, policy.inactiveFrom(departure.lastDay) <= now {
            changes.append(Change(from: departure, to: departure.ended(.completed, at: now)))
        }
        return Event(.closed, to: closed, run: run, changes)
    }

    /// The account with the fact of its closing, and with Disabled ticked where the settings and its departure
    /// say so.
    static func closed(
        _ account: UserAccount,
        _ departure: Offboarding?,
        because reason: Closing.Reason,
        by run: Run,
        at now: Instant,
        under policy: Policy
    ) -> UserAccount {
        var closed = account
        closed.closing = Closing(at: now, because: reason, run: run.number)
        if policy.disableOnClosing, departure?.leavesEnabled != true { closed.disabled = true }
        return closed
    }

    /// The run's record, made with the first thing that there is to do.
    ///
    /// A run of the same night that was cut off is taken up again.
    static func begin(
        _ progress: inout Progress,
        _ events: inout [Event],
        in records: any RecordReader,
        under policy: Policy,
        on context: ActionContext
    ) throws -> Run {
        if let run = progress.run { return run }
        if let cutOff = try records.unfinishedRun(of: progress.night) {
            progress.run = cutOff
            return cutOff
        }
        let kind: Run.Kind =
            switch policy.state(of: progress.night, runAt: context.at) {
            case _ where progress.isByHand: .byHand
            case .ran: .night
            default: .caughtUp
            }
        let run = Run(
            number: try records.nextNumber(of: .run),
            kind: kind,
            night: progress.night,
            startedAt: context.at
        )
        progress.run = run
        events.append(Event(.runStarted, to: run, [Change(from: nil, to: run)]))
        return run
    }
}
