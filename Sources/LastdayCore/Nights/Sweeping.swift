/// The work of a run: closing every account whose Expires Date has passed, for whatever reason it was not
/// closed before.
///
/// A run looks at state, never at a window of time: nothing can fall between two runs, and running again
/// changes nothing. It proceeds in steps, each of them one transaction; the last one writes the ledger. The
/// first step judges whether the run would close too many accounts (``Holding``). Accounts due since the
/// run's own midnight come first, so that a long backlog from earlier nights does not delay them.
public enum Sweeping {
    /// The progress of a run.
    public struct Progress: Sendable {
        /// The instant that decides for the whole run which accounts are due and which night has come.
        public let now: Instant
        /// The latest night that had come by then.
        public let night: CivilDate
        /// Whether a person asked for the run.
        public let isByHand: Bool
        /// The run's record; nil until there is something to do.
        public var run: Run?
        /// The part of the due accounts that the next step looks at.
        var part = Part.newest
        /// The due account after which the next step continues; nil at the beginning of a part.
        var mark: DueMark?
        /// The number of accounts closed since the run was begun or resumed.
        public var closed = 0
        /// How many more accounts not queued on purpose the run may close; nil before it is judged.
        var allowance: Int?
        /// What the run holds back.
        public var hold: Hold?
        /// Due accounts that stay open because they are protected.
        public var spared: [UserAccount] = []
        /// Departures whose day has come although the account's Expires Date, changed since, says otherwise.
        public var contradicted: [Offboarding] = []
        /// AIM contacts who are leaving or have left, and whose form has yet to be sent.
        public var owingContactForm: [PersonWithAccounts] = []
        /// The nights that the run has added to the ledger.
        public var recorded: [Night] = []
        /// Why the clock is in doubt, so that no account was closed.
        public var doubt: ClockDoubt?
        /// Whether the run is done.
        public var isDone = false

        /// Creates the progress of a run that is about to begin.
        public init(at now: Instant, isByHand: Bool, under policy: Policy) {
            self.now = now
            self.isByHand = isByHand
            night = policy.night(at: now)
        }
    }

    /// A part of the due accounts, each in order of date and number.
    enum Part: Sendable {
        /// The accounts whose Expires Date ended with the run's own midnight.
        case newest
        /// The accounts with earlier dates.
        case earlier
        /// All of them: a released list is closed in the order in which it was held.
        case all
    }

    /// Decides the next step: the next accounts to close or, if none are left, the end of the run.
    ///
    /// - Parameters:
    ///   - progress: The progress of the run so far; the outcome is the progress after the step.
    ///   - limit: The number of accounts the step looks at.
    ///   - records: The store's records.
    ///   - policy: The settings.
    ///   - context: When the step happens, which is also the instant of its closings.
    ///   - isToStop: Called before each account; if it returns true, the step ends with the accounts before
    ///     it.
    /// - Returns: The step's events, and the progress after it.
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
                    // There are more such accounts than were judged: some have been added since.
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

    /// Returns the next due accounts; empty after the last one.
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

    /// Returns the event of closing one due account.
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

    /// Returns the account with its closing recorded, and with Disabled ticked unless the settings or the
    /// departure leave it alone.
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

    /// Returns the run's record, creating it when there is first something to do.
    ///
    /// A run of the same night that was cut off is resumed.
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
