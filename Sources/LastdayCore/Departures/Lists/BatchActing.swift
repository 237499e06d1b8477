/// Doing the same to the accounts of a list, one after another: to all of them or to none.
public enum BatchActing {
    /// What was done to the account of one line.
    public struct Done<Outcome: Sendable>: Sendable {
        /// The place of the line, for messages.
        public let origin: String
        /// The account's username.
        public let username: String
        /// The outcome of the rule.
        public let outcome: Outcome
    }

    /// The outcome of a list.
    public struct Result<Outcome: Sendable>: Sendable {
        /// What was done, in the order of the list.
        public let done: [Done<Outcome>]
        /// The lines that were left out, as confirmed.
        public let leftOut: [BatchQueueing.LeftOut]
        /// People whose names on the list differ from those in the store.
        public let warnings: [DifferingName]
    }

    /// A rule that decides what happens to the account of a line.
    public typealias Rule<Outcome: Sendable> = (
        UserAccount, DepartureRow, any RecordReader, Policy, ActionContext
    ) throws -> Decision<Outcome>

    /// Returns the steps that act on a list, a line each; each line sees what the lines before it did.
    ///
    /// - Parameters:
    ///   - rows: The lines.
    ///   - confirmed: What a person has confirmed about some of its lines.
    ///   - readsStaying: Whether a line is refused that says that nobody leaves.
    ///   - rule: The rule.
    /// - Returns: Steps for ``Store/decide(on:keeping:inSteps:)``. They throw ``BadRows`` with the lines that are
    ///   refused, and what the store throws.
    public static func steps<Outcome: Sendable>(
        for rows: [DepartureRow],
        confirmed: Set<ListQuestion> = [],
        readingStaying readsStaying: Bool = false,
        _ rule: @escaping Rule<Outcome>
    ) -> (any RecordReader & TransactionScratch, Policy, ActionContext) throws -> Decision<Result<Outcome>?> {
        var rest = rows[...]
        var found: PeopleOnList?
        var (done, faults, badCount) = ([Done<Outcome>](), [BadRow](), 0)
        var (origins, warnings) = ([Int64: String](), [DifferingName]())
        var unread = UnreadColumns()
        var leftOut: [BatchQueueing.LeftOut] = []
        return { records, policy, context in
            guard let row = rest.popFirst() else {
                let others = try unread.faults(in: records)
                (faults, badCount) = (faults + others, badCount + others.count)
                guard faults.isEmpty else { throw BadRows(faults, rows: badCount) }
                return Decision([], Result(done: done, leftOut: leftOut, warnings: warnings))
            }
            func refuse(_ fault: DepartureFault) -> Decision<Result<Outcome>?> {
                let bad = BadRow.departure(origin: row.origin, lastDay: row.lastDay, fault)
                if let answer = bad.answer(among: confirmed), ListQuestion.leavingOut.contains(answer) {
                    var known: String?
                    if case .unclear(.noAccount(let person)) = fault { known = person }
                    leftOut.append(BatchQueueing.LeftOut(answer, row, known: known, because: fault))
                } else {
                    badCount += 1
                    faults.append(bad)
                }
                return Decision([], nil)
            }
            guard row.faults.isEmpty else {
                badCount += 1
                faults += row.faults.map { .unreadable($0) }
                return Decision([], nil)
            }
            let people = try found ?? PeopleOnList(of: rows, in: records, pausing: {})
            found = people
            do {
                if readsStaying, let said = row.stays { throw UnclearDeparture.stays(said) }
                let account = try BatchQueueing.account(
                    of: row,
                    among: people,
                    confirmed: confirmed,
                    exactly: policy.isCaseSensitive,
                    in: records,
                    &warnings
                )
                try unread.note(row, account, among: people, in: records)
                if let origin = origins.updateValue(row.origin, forKey: account.number) {
                    return refuse(.unclear(.alsoInLine(username: account.username, origin: origin)))
                }
                let decision = try rule(account, row, records, policy, context)
                done.append(
                    Done(origin: row.origin, username: account.username, outcome: decision.outcome)
                )
                return Decision(decision.events, nil)
            } catch let refusal as Refusal {
                return refuse(.refused(refusal))
            } catch let unclear as UnclearDeparture {
                return refuse(.unclear(unclear))
            }
        }
    }
}
