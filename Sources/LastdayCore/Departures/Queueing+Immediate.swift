/// Departures of people who have left already: the account closes at once, or, if it is already out of use,
/// only the employment ends.
extension Queueing {
    /// Returns the run that closes a single account at the instant of the context.
    static func closingRun(
        in records: any RecordReader,
        under policy: Policy,
        on context: ActionContext
    ) throws -> Run {
        Run(
            number: try records.nextNumber(of: .run),
            kind: .byHand,
            night: policy.night(at: context.at),
            startedAt: context.at,
            finishedAt: context.at,
            closed: 1
        )
    }

    /// Returns the event that closes an account at the instant of a run, and the account and the departure
    /// after it; an earlier event has to create the run's record.
    static func closing(
        _ account: UserAccount,
        _ departure: Offboarding,
        by run: Run,
        under policy: Policy
    ) throws -> (Event, UserAccount, Offboarding) {
        let closed = try closedAtOnce(account, departure, by: run, under: policy)
        let ended = departure.ended(.completed, at: run.startedAt)
        let changes: [Change] = [
            Change(from: account, to: closed), Change(from: departure, to: ended),
        ]
        return (Event(.closed, to: closed, run: run, changes), closed, ended)
    }

    /// Returns the account closed at the run's instant: by its date alone if that has passed, or else by
    /// Disabled too.
    private static func closedAtOnce(
        _ account: UserAccount,
        _ departure: Offboarding,
        by run: Run,
        under policy: Policy
    ) throws(Refusal) -> UserAccount {
        var closed = Sweeping.closed(
            account,
            departure,
            because: .left,
            by: run,
            at: run.startedAt,
            under: policy
        )
        if policy.isOpen(closed, at: run.startedAt) {
            guard !departure.leavesEnabled else { throw .nowWithoutDisabling }
            closed.disabled = true
        }
        return closed
    }

    /// Returns since when, or in what way, an account is out of use; nil if it is in use.
    ///
    /// No departure may change the date of such an account. A Disabled account whose date has not passed
    /// counts as out of use only for a person who has left already; otherwise it may still be given the last
    /// day, as the guide recommends.
    static func outOfUse(
        _ account: UserAccount,
        for timing: Request.Timing,
        in records: any RecordReader,
        under policy: Policy,
        at now: Instant
    ) throws -> OutOfUse? {
        let standing = try policy.standing(of: account, at: now, given: NightHistory(at: now, in: records))
        if let closing = account.closing {
            return .closed(ZonedInstant(closing.at, at: now, in: policy.zone))
        }
        return standing.isExpired || (standing.isDisabled && timing == .now) ? .standing(standing) : nil
    }

    /// Ends what an account that is out of use has left open: the employment and its assignments.
    ///
    /// That completes the departure, and the account stays as it is.
    ///
    /// - Throws: ``Refusal`` if nothing is open, or if the request does not say that the person has left
    ///   already; or what the store throws.
    static func afterwards(
        _ request: Request,
        _ account: UserAccount,
        since: OutOfUse,
        numbered number: Int64?,
        in records: any RecordReader,
        under policy: Policy,
        on context: ActionContext
    ) throws -> Decision<Outcome> {
        let today = policy.night(at: context.at)
        let lastDay = request.lastDay ?? account.expiresOn.map { min($0, today) } ?? today
        let queued = try records.queuedOffboarding(of: account.number)
        if queued == nil, request.timing == .now,
            let completed = try Rescheduling.correctable(of: account, in: records),
            completed.lastDay != lastDay, try !hasOpenEmployment(account, after: today, in: records)
        {
            let (decision, corrected) = try Rescheduling.correction(
                of: completed,
                account,
                to: lastDay,
                in: records,
                under: policy,
                on: context
            )
            var consequences = try consequences(for: account, in: records, under: policy, at: context.at)
            (consequences.leftAlone, consequences.stillEnded) = (
                decision.outcome.leftAlone, decision.outcome.stillEnded
            )
            for change in decision.events.flatMap(\.changes) {
                if let employment = change.to as? Employment { consequences.employments.append(employment) }
                if let assignment = change.to as? Assignment { consequences.assignments.append(assignment) }
            }
            return Decision(
                decision.events,
                outcome(decision.outcome.account, corrected, consequences, under: policy, wasOutOfUse: true)
            )
        }
        let (departure, changes, consequences) = try drafted(
            request,
            of: account,
            numbered: number,
            taking: queued,
            on: lastDay,
            in: records,
            under: policy,
            context
        )
        guard !changes.isEmpty else { throw Refusal.alreadyInactive(account.username, since) }
        guard request.timing == .now else { throw Refusal.onlyEmploymentOpen(account.username, since) }
        let ended = departure.ended(.completed, at: context.at)
        return Decision(
            [
                Event(.queued, to: account, changes + [Change(from: queued, to: departure)]),
                Event(.completed, to: account, [Change(from: departure, to: ended)]),
            ],
            outcome(account, ended, consequences, under: policy, wasOutOfUse: true)
        )
    }

    private static func hasOpenEmployment(
        _ account: UserAccount,
        after day: CivilDate,
        in records: any RecordReader
    ) throws -> Bool {
        guard let person = account.person else { return false }
        return try records.employments(of: person).contains { $0.isOpen(after: day) }
    }
}
