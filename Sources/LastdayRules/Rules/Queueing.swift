/// Entering a departure: the employment and its open assignments end with the last day, and the account expires.
///
/// The guide's steps 1 to 16. A departure is never entered for a date that would close the account by surprise
/// (design, "No surprise now").
public enum Queueing {
    /// What was asked for.
    public struct Request: Sendable {
        /// How soon the account may close.
        public enum Timing: Sendable, Equatable {
            /// At a midnight after today's.
            case planned
            /// Also at the coming midnight, which ends today.
            case tonight
            /// At once, for the person has left already.
            case now
        }

        /// The account.
        public let username: String
        /// The last day of employment; nil only with ``Timing/now``, where it is today.
        public let lastDay: CivilDate?
        /// How soon.
        public let timing: Timing
        /// Why the person leaves.
        public let reason: String?
        /// Whether the closing leaves Disabled alone.
        public let leavesEnabled: Bool
        /// Whether a protected account is meant all the same.
        public let overridesProtection: Bool
        /// Which of the person's open employments end.
        public let employments: Employments
        /// Whether their open assignments stay open.
        public let keepsAssignments: Bool

        /// Which of the person's open employments end.
        public enum Employments: Sendable, Equatable {
            /// The only one; where there are several, none is guessed.
            case only
            /// All of them.
            case every
            /// None: they end, and the person's form falls due, by another departure of the same decision.
            case none
            /// These, by their numbers.
            case numbered([Int64])
        }

        /// A request for a departure.
        public init(
            username: String,
            lastDay: CivilDate?,
            timing: Timing = .planned,
            reason: String? = nil,
            leavesEnabled: Bool = false,
            overridesProtection: Bool = false,
            employments: Employments = .only,
            keepsAssignments: Bool = false
        ) {
            self.username = username
            self.lastDay = lastDay
            self.timing = timing
            self.reason = reason
            self.leavesEnabled = leavesEnabled
            self.overridesProtection = overridesProtection
            self.employments = employments
            self.keepsAssignments = keepsAssignments
        }
    }

    /// What a departure came to.
    public struct Outcome: Sendable {
        /// The account after it.
        public let account: UserAccount
        /// The departure.
        public let offboarding: Offboarding
        /// The first instant at which the account is out of use by its Expires Date.
        public let inactiveFrom: Instant
        /// Whether the very same departure had been queued before, so that nothing changed.
        public let wasQueuedBefore: Bool
        /// What it means beyond the account.
        public let consequences: Consequences
    }

    /// What a departure means beyond the account.
    public struct Consequences: Sendable {
        /// The person.
        public internal(set) var person: Person?
        /// The employments that end with it, with their new End Dates.
        public internal(set) var employments: [Employment] = []
        /// The assignments that end with it, with their new End Dates.
        public internal(set) var assignments: [Assignment] = []
        /// The assignments that would end with it, but were to be kept open.
        public internal(set) var keptAssignments: [Assignment] = []
        /// What an earlier departure ended and somebody has changed since, so that it was left alone.
        public internal(set) var leftAlone: [String] = []
        /// The person's other accounts that are still active, and whose departure is not queued.
        public internal(set) var otherAccounts: [UserAccount] = []
        /// How many documents name the person; all are kept.
        public internal(set) var documents = 0
    }

    /// Decides a departure.
    ///
    /// - Parameters:
    ///   - request: What was asked for.
    ///   - number: The number of the departure, where several are entered at once; else the store's next.
    ///   - records: The store's records.
    ///   - policy: The settings.
    ///   - occasion: Who, when.
    /// - Returns: The decision.
    /// - Throws: ``Refusal``, or what the store throws.
    public static func decide(
        _ request: Request,
        numbered number: Int64? = nil,
        in records: any Records,
        under policy: Policy,
        on occasion: Occasion
    ) throws -> Decision<Outcome> {
        let account = try records.existingAccount(named: request.username)
        let lastDay = try acceptedLastDay(of: request, under: policy, at: occasion.at)
        if !request.overridesProtection {
            try policy.protection.refuse(account, expiringOn: lastDay, in: records, on: occasion)
        }
        let queued = try records.queuedOffboarding(of: account.number)
        if let queued, request.timing != .now {
            guard queued.lastDay == lastDay else {
                throw Refusal.alreadyQueued(account.username, queued.lastDay)
            }
            let known = try consequences(for: account, in: records, under: policy, at: occasion.at)
            return Decision([], outcome(account, queued, known, under: policy, wasQueuedBefore: true))
        }
        try refuseInactive(account, for: request.timing, under: policy, at: occasion.at)

        var expiring = account
        expiring.expiresOn = lastDay
        var departure =
            try queued
            ?? Offboarding(
                number: number ?? records.nextNumber(of: .offboarding),
                account: account.number,
                lastDay: lastDay,
                reason: request.reason,
                leavesEnabled: request.leavesEnabled,
                overridesProtection: request.overridesProtection,
                replacedExpiresOn: account.expiresOn,
                queuedAt: occasion.at,
                queuedBy: occasion.actor.description
            )
        var consequences = try consequences(for: account, in: records, under: policy, at: occasion.at)
        let changes = try entered(
            request,
            &departure,
            taking: queued,
            on: lastDay,
            &consequences,
            in: records,
            today: policy.night(at: occasion.at)
        )
        let entering = Event(
            .queued,
            to: expiring,
            [.account(from: account, to: expiring)] + changes + [.offboarding(from: queued, to: departure)]
        )
        guard request.timing == .now else {
            return Decision([entering], outcome(expiring, departure, consequences, under: policy))
        }
        let run = Run(
            number: try records.nextNumber(of: .run),
            kind: .byHand,
            night: policy.night(at: occasion.at),
            startedAt: occasion.at,
            finishedAt: occasion.at,
            closed: 1
        )
        let closed = try closedAtOnce(expiring, departure, by: run, under: policy)
        let ended = departure.ended(.completed, at: occasion.at)
        let closing = Event(
            .closed,
            to: closed,
            run: run,
            [
                .run(from: nil, to: run),
                .account(from: expiring, to: closed),
                .offboarding(from: departure, to: ended),
            ]
        )
        return Decision([entering, closing], outcome(closed, ended, consequences, under: policy))
    }

    private static func outcome(
        _ account: UserAccount,
        _ offboarding: Offboarding,
        _ consequences: Consequences,
        under policy: Policy,
        wasQueuedBefore: Bool = false
    ) -> Outcome {
        Outcome(
            account: account,
            offboarding: offboarding,
            inactiveFrom: policy.inactiveFrom(offboarding.lastDay),
            wasQueuedBefore: wasQueuedBefore,
            consequences: consequences
        )
    }

    /// An account that is out of use is no departure's to shorten or to lengthen; only a Disabled one without a
    /// date may still be given the last day that the guide recommends.
    private static func refuseInactive(
        _ account: UserAccount,
        for timing: Request.Timing,
        under policy: Policy,
        at now: Instant
    ) throws(Refusal) {
        let standing = policy.standing(of: account, at: now)
        if let closing = account.closing {
            let since = Telling(in: policy.zone).instant(closing.at)
            throw .alreadyInactive(account.username, since: "closed \(since)")
        }
        if standing.isExpired || (standing.isDisabled && timing == .now) {
            throw .alreadyInactive(account.username, since: standing.description)
        }
    }

    /// The account closed in this instant: by its date alone where that has passed, else by Disabled too.
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
        if policy.standing(of: closed, at: run.startedAt).isActive {
            guard !departure.leavesEnabled else { throw .nowWithoutDisabling }
            closed.disabled = true
        }
        return closed
    }
}
