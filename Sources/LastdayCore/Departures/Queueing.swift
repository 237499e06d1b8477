/// Entering a departure: the employment and its open assignments end with the last day, and the account
/// expires.
///
/// These are the guide's steps 1 to 16. A departure is never entered for a date that would close the account
/// by surprise (design, "No surprise now").
public enum Queueing {
    /// Decides a departure.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - number: The number of the departure if several are entered at once; if nil, the store's next
    ///     number.
    ///   - earlier: The changes to other accounts by departures entered at the same time.
    ///   - records: The store's records.
    ///   - policy: The settings.
    ///   - context: Who queues the departure, and when.
    /// - Returns: The decision.
    /// - Throws: ``Refusal``, or what the store throws.
    public static func decide(
        _ request: Request,
        numbered number: Int64? = nil,
        after earlier: [Protection.AccountChange] = [],
        in records: any RecordReader,
        under policy: Policy,
        on context: ActionContext
    ) throws -> Decision<Outcome> {
        if let reason = request.reason, hasSocialSecurityNumber(reason) {
            throw Refusal.hasSocialSecurityNumber
        }
        let account = try records.existingAccount(named: request.username, exactly: policy.isCaseSensitive)
        let lastDay = try acceptedLastDay(of: request, under: policy, at: context.at)
        let continuing = try continuing(beside: request, of: account, after: lastDay, in: records)
        var expiring = account
        if continuing.isEmpty {
            expiring.expiresOn = lastDay
        } else {
            expiring.expiresOn = until(continuing, of: account) ?? account.expiresOn
        }
        if !request.overridesProtection, continuing.isEmpty || expiring != account {
            let becoming = continuing.isEmpty ? shut(expiring, by: request) : expiring
            let accountChange = Protection.AccountChange(from: account, to: becoming)
            try policy.protection.refuse(
                accountChange,
                after: earlier,
                leaving: true,
                in: records,
                on: context
            )
        }
        var queued = try records.queuedOffboarding(of: account.number)
        var closed: [Event] = []
        if let before = queued, before.keepsAccount, isAnother(request, than: before) {
            // Its End Dates remain; from now on, the new departure is the one that can be moved and
            // cancelled.
            let completed = before.ended(.completed, at: context.at)
            closed = [Event(.completed, to: account, [Change(from: before, to: completed)])]
            queued = nil
        }
        if let queued { try refuseOtherScope(than: queued, of: account, request, continuing) }
        if let queued, request.timing != .now {
            guard queued.lastDay == lastDay else {
                throw Refusal.alreadyQueued(account.username, queued.lastDay)
            }
            try refuseOtherEmployments(than: queued, of: account, request, in: records)
            var known = try consequences(for: account, in: records, under: policy, at: context.at)
            known.continuing = continuing
            return Decision([], outcome(account, queued, known, under: policy, wasQueuedBefore: true))
        }
        if let since = try outOfUse(account, for: request.timing, in: records, under: policy, at: context.at)
        {
            return try afterwards(
                request,
                account,
                since: since,
                numbered: number,
                in: records,
                under: policy,
                on: context
            )
        }

        var (departure, changes, consequences) = try drafted(
            request,
            of: account,
            numbered: number,
            taking: queued,
            on: lastDay,
            in: records,
            under: policy,
            context
        )
        guard continuing.isEmpty else {
            departure.keep(account, until: expiring == account ? nil : expiring.expiresOn)
            consequences.continuing = continuing
            // A person who stays keeps the other accounts.
            consequences.otherAccounts = []
            if expiring != account { changes.insert(Change(from: account, to: expiring), at: 0) }
            var events = closed
            events.append(Event(.queued, to: expiring, changes + [Change(from: queued, to: departure)]))
            if request.timing == .now {
                let ended = departure.ended(.completed, at: context.at)
                events.append(Event(.completed, to: expiring, [Change(from: departure, to: ended)]))
                departure = ended
            }
            return Decision(events, outcome(expiring, departure, consequences, under: policy))
        }
        let entry: [Change] =
            [Change(from: account, to: expiring)] + changes + [Change(from: queued, to: departure)]
        guard request.timing == .now else {
            let entering = Event(.queued, to: expiring, entry)
            return Decision(closed + [entering], outcome(expiring, departure, consequences, under: policy))
        }
        // One run both enters the last day and closes the account, so that undoing it reverses both.
        let run = try closingRun(in: records, under: policy, on: context)
        let (closing, shut, ended) = try closing(expiring, departure, by: run, under: policy)
        let entering = Event(.queued, to: expiring, run: run, [Change(from: nil, to: run)] + entry)
        return Decision(
            closed + [entering, closing],
            outcome(shut, ended, consequences, under: policy)
        )
    }

    /// Returns the departure with everything it ends, the changes beyond the account, and the consequences.
    static func drafted(
        _ request: Request,
        of account: UserAccount,
        numbered number: Int64?,
        taking queued: Offboarding?,
        on lastDay: CivilDate,
        in records: any RecordReader,
        under policy: Policy,
        _ context: ActionContext
    ) throws -> (departure: Offboarding, changes: [Change], consequences: Consequences) {
        var departure =
            try queued
            ?? departure(
                number ?? records.nextNumber(of: .offboarding),
                of: account,
                request,
                on: lastDay,
                context
            )
        var consequences = try consequences(for: account, in: records, under: policy, at: context.at)
        if queued == nil { departure.personName = consequences.person?.name }
        let changes = try entered(
            request,
            &departure,
            taking: queued,
            on: lastDay,
            &consequences,
            in: records,
            today: policy.night(at: context.at)
        )
        return (departure, changes, consequences)
    }

    /// Returns the departure that a request asks for.
    private static func departure(
        _ number: Int64,
        of account: UserAccount,
        _ request: Request,
        on lastDay: CivilDate,
        _ context: ActionContext
    ) -> Offboarding {
        Offboarding(
            number: number,
            account: account.number,
            lastDay: lastDay,
            reason: request.reason,
            leavesEnabled: request.leavesEnabled,
            overridesProtection: request.overridesProtection,
            replacedExpiresOn: account.expiresOn,
            queuedAt: context.at,
            queuedBy: context.actor.description
        )
    }

    static func outcome(
        _ account: UserAccount,
        _ offboarding: Offboarding,
        _ consequences: Consequences,
        under policy: Policy,
        wasQueuedBefore: Bool = false,
        wasOutOfUse: Bool = false
    ) -> Outcome {
        Outcome(
            account: account,
            offboarding: offboarding,
            inactiveFrom: policy.inactiveFrom(offboarding.lastDay),
            wasQueuedBefore: wasQueuedBefore,
            wasOutOfUse: wasOutOfUse,
            consequences: consequences
        )
    }
}
