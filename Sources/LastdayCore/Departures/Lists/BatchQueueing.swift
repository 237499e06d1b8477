/// Queueing a whole list of departures: all of them or none, and safe to repeat with the same list or a
/// longer one.
public enum BatchQueueing {
    /// The outcome of a list.
    public struct Outcome: Sendable {
        /// The departures that it enters, in the order of the list.
        public internal(set) var queued: [Entered] = []
        /// The accounts that are already queued for the same day.
        public internal(set) var queuedBefore: [UserAccount] = []
        /// The accounts that have already left by the same departure.
        public internal(set) var leftBefore: [UserAccount] = []
        /// The accounts that are already out of use, whose last day has passed.
        public internal(set) var outOfUseBefore: [UserAccount] = []
        /// The accounts that left by the same departure and are in use again.
        public internal(set) var inUseAgain: [UserAccount] = []
        /// The departures that were queued for the same day and cancelled; they stay cancelled.
        public internal(set) var cancelledBefore: [Departure] = []
        /// The departures that were queued for the same day and moved to another; they keep the other day.
        public internal(set) var movedBefore: [Departure] = []
        /// The departures that are moved to the list's day, as confirmed.
        public internal(set) var moved: [Moved] = []
        /// The departures whose reason on the list differs from the one on record, which stays.
        public internal(set) var otherReasons: [OtherReason] = []
        /// The departures that an earlier version of the list queued, and that are no longer on it.
        public internal(set) var noLongerListed: [Departure] = []
        /// The departures that are queued although the list's line is left out.
        public internal(set) var stillQueued: [Departure] = []
        /// The lines that were left out, as confirmed.
        public internal(set) var leftOut: [LeftOut] = []
        /// People whose names on the list differ from those in the store.
        public internal(set) var warnings: [DifferingName] = []
    }

    /// A departure that a line enters.
    public struct Entered: Sendable {
        /// The place of the line, for messages.
        public let origin: String
        /// The outcome of queueing the departure.
        public internal(set) var outcome: Queueing.Outcome
    }

    /// A departure that is moved to another last day.
    public struct Moved: Sendable {
        /// The place of the line, for messages.
        public let origin: String
        /// The account.
        public let account: UserAccount
        /// The last day before.
        public let from: CivilDate
        /// The last day now.
        public let to: CivilDate
    }

    /// A departure whose reason on the list is another one than on record.
    public struct OtherReason: Sendable {
        /// The account.
        public let account: UserAccount
        /// The reason on record, if there is one.
        public let known: String?
        /// The reason on the list.
        public let incoming: String
    }

    /// A line that is left out of a list, as confirmed.
    public struct LeftOut: Sendable {
        /// What was confirmed.
        public let question: ListQuestion
        /// The line.
        public let row: DepartureRow
        /// The username or name of the person, if known.
        public let known: String?
        /// The person whom the line may mean although it identifies nobody.
        public let suggestion: PersonSuggestion?

        init(_ question: ListQuestion, _ row: DepartureRow, known: String?, because fault: DepartureFault) {
            (self.question, self.row, self.known) = (question, row, known)
            suggestion =
                if case .unclear(.unknownPerson(_, let nearest)) = fault { nearest } else { nil }
        }
    }

    /// Decides a list of departures.
    ///
    /// - Parameters:
    ///   - rows: The lines.
    ///   - employments: Which of each person's open employments end.
    ///   - keepsAssignments: Whether their open assignments stay open.
    ///   - leavesEnabled: Whether the closings leave Disabled alone.
    ///   - overridesProtection: Whether protected accounts are queued too.
    ///   - closesTonight: Whether a last day of today is accepted.
    ///   - confirmed: What a person has confirmed about some of its lines.
    ///   - pause: Called before each line; an error that it throws is thrown on.
    ///   - records: The store's records.
    ///   - policy: The settings.
    ///   - context: Who queues the list, and when.
    /// - Returns: The decision.
    /// - Throws: ``BadRows`` with the lines that cannot be entered, or what the store or `pause` throws.
    public static func decide(
        _ rows: [DepartureRow],
        employments: Queueing.Request.Employments = .only,
        keepingAssignments keepsAssignments: Bool = false,
        leavingEnabled leavesEnabled: Bool = false,
        overridingProtection overridesProtection: Bool = false,
        closingTonight closesTonight: Bool = false,
        confirmed: Set<ListQuestion> = [],
        pausing pause: () throws -> Void = {},
        in records: any RecordReader,
        under policy: Policy,
        on context: ActionContext
    ) throws -> Decision<Outcome> {
        var (outcome, events, faults, badCount) = (Outcome(), [Event](), [BadRow](), 0)
        var number = try records.nextNumber(of: .offboarding)
        var entered: [Int64: (lastDay: CivilDate, origin: String)] = [:]
        var leaving: [Int64: CivilDate] = [:]
        var firsts: [Int64: Offboarding] = [:]
        var unread = UnreadColumns()
        /// When the departures were queued that are on the list again.
        var batches: Set<Instant> = []
        var accountChanges: [Protection.AccountChange] = []
        let people = try PeopleOnList(of: rows, in: records, pausing: pause)
        for row in rows {
            try pause()
            var known: String?
            /// Counts the line among the bad ones, unless it may be left out.
            func refuse(_ fault: DepartureFault) {
                var bad = BadRow.departure(origin: row.origin, lastDay: row.lastDay, fault)
                if row.lastDay == nil, let question = bad.question, question != .leavesOutStaying {
                    // Somebody who stays need not be known.
                    bad = .departure(origin: row.origin, lastDay: nil, .refused(.noLastDay))
                }
                if case .unclear(.noAccount(let person)) = fault { known = person }
                if let answer = bad.answer(among: confirmed), ListQuestion.leavingOut.contains(answer) {
                    outcome.leftOut.append(LeftOut(answer, row, known: known, because: fault))
                } else {
                    badCount += 1
                    faults.append(bad)
                }
            }
            do {
                guard row.faults.isEmpty else {
                    throw BadRows(Listed(row.faults.map { .unreadable($0) }))
                }
                if let said = row.stays {
                    var warnings: [DifferingName] = []
                    known = try? self.account(
                        of: row,
                        among: people,
                        confirmed: [],
                        exactly: policy.isCaseSensitive,
                        in: records,
                        &warnings
                    ).username
                    throw UnclearDeparture.stays(said)
                }
                let account = try account(
                    of: row,
                    among: people,
                    confirmed: confirmed,
                    exactly: policy.isCaseSensitive,
                    in: records,
                    &outcome.warnings
                )
                known = account.username
                try unread.note(row, account, among: people, in: records)
                guard let lastDay = row.lastDay else { throw Refusal.noLastDay }
                if let earlier = entered.updateValue((lastDay, row.origin), forKey: account.number) {
                    guard earlier.lastDay == lastDay else {
                        throw UnclearDeparture.otherLastDay(
                            username: account.username,
                            origin: earlier.origin
                        )
                    }
                    continue
                }
                if let past = try past(of: account, on: lastDay, in: records) {
                    try outcome.note(
                        past,
                        of: account,
                        isActive: policy.standing(
                            of: account,
                            at: context.at,
                            given: NightHistory(at: context.at, in: records)
                        ).isActive
                    )
                    continue
                }
                if try isClosedAlready(account, on: lastDay, in: records, under: policy, context) {
                    outcome.outOfUseBefore.append(account)
                    continue
                }
                if confirmed.contains(.movesQueued),
                    let queued = try records.queuedOffboarding(of: account.number), !queued.keepsAccount,
                    queued.lastDay != lastDay
                {
                    let decision = try Rescheduling.decide(
                        account.username,
                        to: lastDay,
                        overridingProtection: overridesProtection,
                        acceptingFarDay: confirmed.contains(.acceptsFarDays),
                        in: records,
                        under: policy,
                        on: context
                    )
                    outcome.moved.append(
                        Moved(origin: row.origin, account: account, from: queued.lastDay, to: lastDay)
                    )
                    events += decision.events
                    batches.insert(queued.queuedAt)
                    if let person = account.person { leaving[person] = lastDay }
                    continue
                }
                if let person = account.person {
                    if let other = leaving[person], other != lastDay {
                        throw UnclearDeparture.otherDayOfPerson(
                            username: account.username,
                            lastDay: other
                        )
                    }
                    leaving[person] = lastDay
                }
                // Another account of a person who leaves by this list: the same employment ends with both.
                let first = account.person.flatMap { firsts[$0] }
                let request = Queueing.Request(
                    username: account.username,
                    lastDay: lastDay,
                    timing: closesTonight && lastDay == policy.tonight(at: context.at) ? .tonight : .planned,
                    reason: row.reason,
                    leavesEnabled: leavesEnabled,
                    overridesProtection: overridesProtection,
                    employments: first.map { .sharedWith($0) } ?? employments,
                    keepsAssignments: keepsAssignments,
                    acceptsFarDay: confirmed.contains(.acceptsFarDays)
                )
                let decision = try Queueing.decide(
                    request,
                    numbered: number,
                    after: accountChanges,
                    in: records,
                    under: policy,
                    on: context
                )
                if decision.outcome.wasQueuedBefore {
                    outcome.queuedBefore.append(account)
                    let queued = decision.outcome.offboarding
                    batches.insert(queued.queuedAt)
                    if let incoming = row.reason, incoming != queued.reason {
                        outcome.otherReasons.append(
                            OtherReason(account: account, known: queued.reason, incoming: incoming)
                        )
                    }
                } else {
                    outcome.queued.append(Entered(origin: row.origin, outcome: decision.outcome))
                    events += decision.events
                    accountChanges += policy.protection.accountChanges(by: decision.events)
                    number += 1
                    if let person = account.person { firsts[person] = decision.outcome.offboarding }
                }
            } catch let bad as BadRows {
                badCount += 1
                faults += bad.faults.first
            } catch let refusal as Refusal {
                refuse(.refused(refusal))
            } catch let unclear as UnclearDeparture {
                refuse(.unclear(unclear))
            }
        }
        let others = try unread.faults(in: records)
        (faults, badCount) = (faults + others, badCount + others.count)
        guard faults.isEmpty else { throw BadRows(faults, rows: badCount) }
        // An account that comes later in the list has not been forgotten.
        for index in outcome.queued.indices {
            outcome.queued[index].outcome.consequences.otherAccounts.removeAll { entered[$0.number] != nil }
        }
        outcome.stillQueued = try outcome.leftOut.compactMap { line in
            guard let account = try line.known.flatMap({ try records.account(named: $0) }),
                let queued = try records.queuedOffboarding(of: account.number)
            else { return nil }
            return Departure(offboarding: queued, account: account, person: nil)
        }
        outcome.noLongerListed = try noLongerListed(
            queuedAt: batches,
            but: { number in
                entered[number] != nil || outcome.stillQueued.contains { $0.account.number == number }
            },
            in: records
        )
        return Decision(events, outcome)
    }
}
