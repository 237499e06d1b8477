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
            /// Those that this departure of the person's other account ends, which is entered by the same decision.
            case sharedWith(Offboarding)
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
            try refuseOtherEmployments(than: queued, of: account, request, in: records)
            let known = try consequences(for: account, in: records, under: policy, at: occasion.at)
            return Decision([], outcome(account, queued, known, under: policy, wasQueuedBefore: true))
        }
        if let since = outOfUse(account, for: request.timing, under: policy, at: occasion.at) {
            return try afterwards(
                request,
                account,
                since: since,
                numbered: number,
                in: records,
                under: policy,
                on: occasion
            )
        }

        var expiring = account
        expiring.expiresOn = lastDay
        let (departure, changes, consequences) = try drafted(
            request,
            of: account,
            numbered: number,
            taking: queued,
            on: lastDay,
            in: records,
            under: policy,
            occasion
        )
        let entry: [Change] =
            [.account(from: account, to: expiring)] + changes + [.offboarding(from: queued, to: departure)]
        guard request.timing == .now else {
            let entering = Event(.queued, to: expiring, entry)
            return Decision([entering], outcome(expiring, departure, consequences, under: policy))
        }
        // One run enters the last day and closes, so that undoing it takes both back.
        let run = try closingRun(in: records, under: policy, on: occasion)
        let (closing, closed, ended) = try closing(expiring, departure, by: run, under: policy)
        let entering = Event(.queued, to: expiring, run: run, [.run(from: nil, to: run)] + entry)
        return Decision([entering, closing], outcome(closed, ended, consequences, under: policy))
    }

    /// The departure with all that it ends, what changes with that beyond the account, and what is to be said of it.
    static func drafted(
        _ request: Request,
        of account: UserAccount,
        numbered number: Int64?,
        taking queued: Offboarding?,
        on lastDay: CivilDate,
        in records: any Records,
        under policy: Policy,
        _ occasion: Occasion
    ) throws -> (departure: Offboarding, changes: [Change], consequences: Consequences) {
        var departure =
            try queued
            ?? departure(
                number ?? records.nextNumber(of: .offboarding),
                of: account,
                request,
                on: lastDay,
                occasion
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
        return (departure, changes, consequences)
    }

    /// The departure that a request asks for.
    private static func departure(
        _ number: Int64,
        of account: UserAccount,
        _ request: Request,
        on lastDay: CivilDate,
        _ occasion: Occasion
    ) -> Offboarding {
        Offboarding(
            number: number,
            account: account.number,
            lastDay: lastDay,
            reason: request.reason,
            leavesEnabled: request.leavesEnabled,
            overridesProtection: request.overridesProtection,
            replacedExpiresOn: account.expiresOn,
            queuedAt: occasion.at,
            queuedBy: occasion.actor.description
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
