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
    ///   - rule: The rule.
    /// - Returns: Steps for ``Store/decide(on:keeping:inSteps:)``. They throw ``BadRows`` with the lines that are
    ///   refused, and what the store throws.
    public static func steps<Outcome: Sendable>(
        for rows: [DepartureRow],
        _ rule: @escaping Rule<Outcome>
    ) -> (any RecordReader & TransactionScratch, Policy, ActionContext) throws -> Decision<Result<Outcome>?> {
        var rest = rows[...]
        var found: PeopleOnList?
        var (done, faults, badCount) = ([Done<Outcome>](), [BadRow](), 0)
        var (origins, warnings) = ([Int64: String](), [DifferingName]())
        return { records, policy, context in
            guard let row = rest.popFirst() else {
                guard faults.isEmpty else { throw BadRows(faults, rows: badCount) }
                return Decision([], Result(done: done, warnings: warnings))
            }
            func refuse(_ fault: DepartureFault) -> Decision<Result<Outcome>?> {
                badCount += 1
                faults.append(.departure(origin: row.origin, lastDay: row.lastDay, fault))
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
                let account = try BatchQueueing.account(
                    of: row,
                    among: people,
                    confirmed: [],
                    exactly: policy.isCaseSensitive,
                    in: records,
                    &warnings
                )
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
