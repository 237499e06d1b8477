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
        /// The accounts that left by the same departure and are in use again.
        public internal(set) var inUseAgain: [UserAccount] = []
        /// The departures that were queued for the same day and cancelled; they stay cancelled.
        public internal(set) var cancelledBefore: [Departure] = []
        /// The departures that were queued for the same day and moved to another; they keep the other day.
        public internal(set) var movedBefore: [Departure] = []
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

    /// A line that is left out of a list, as confirmed.
    public struct LeftOut: Sendable {
        /// What was confirmed.
        public let question: ListQuestion
        /// The line.
        public let row: DepartureRow
        /// The username or name of the person, if known.
        public let known: String?
    }

    /// Decides a list of departures.
    ///
    /// - Parameters:
    ///   - rows: The lines.
    ///   - employments: Which of each person's open employments end.
    ///   - keepsAssignments: Whether their open assignments stay open.
    ///   - leavesEnabled: Whether the closings leave Disabled alone.
    ///   - overridesProtection: Whether protected accounts are queued too.
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
        var accountChanges: [Protection.AccountChange] = []
        let people = try PeopleOnList(of: rows, in: records, pausing: pause)
        for row in rows {
            try pause()
            var known: String?
            /// Counts the line among the bad ones, unless it may be left out.
            func refuse(_ fault: DepartureFault) {
                var bad = BadRow.departure(origin: row.origin, lastDay: row.lastDay, fault)
                if row.lastDay == nil, bad.question != nil {
                    // Somebody who stays need not be known.
                    bad = .departure(origin: row.origin, lastDay: nil, .refused(.noLastDay))
                }
                if case .unclear(.noAccount(let person)) = fault { known = person }
                if let question = bad.question, confirmed.contains(question) {
                    outcome.leftOut.append(LeftOut(question: question, row: row, known: known))
                } else {
                    badCount += 1
                    faults.append(bad)
                }
            }
            do {
                guard row.faults.isEmpty else {
                    throw BadRows(Listed(row.faults.map { .unreadable($0) }))
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
        guard faults.isEmpty else { throw BadRows(faults, rows: badCount) }
        // An account that comes later in the list has not been forgotten.
        for index in outcome.queued.indices {
            outcome.queued[index].outcome.consequences.otherAccounts.removeAll { entered[$0.number] != nil }
        }
        return Decision(events, outcome)
    }
}
