/// Entering a whole list of departures: all of them or none, and safely again with the same list or a longer one.
public enum QueueingMany {
    /// What a list came to.
    public struct Outcome: Sendable {
        /// The departures that are entered by it, in the order of the list.
        public internal(set) var queued: [Entered] = []
        /// The accounts that are queued for the same day already.
        public internal(set) var queuedBefore: [UserAccount] = []
        /// The accounts that left by the same departure already.
        public internal(set) var leftBefore: [UserAccount] = []
        /// What whoever entered the list should know, a sentence each.
        public internal(set) var warnings: [String] = []
    }

    /// A departure that a line enters.
    public struct Entered: Sendable {
        /// Where the line stands.
        public let origin: String
        /// What it came to.
        public let outcome: Queueing.Outcome
    }

    /// Decides a list of departures.
    ///
    /// - Parameters:
    ///   - rows: The lines.
    ///   - employments: Which of each person's open employments end.
    ///   - keepsAssignments: Whether their open assignments stay open.
    ///   - leavesEnabled: Whether the closings leave Disabled alone.
    ///   - overridesProtection: Whether protected accounts are meant all the same.
    ///   - records: The store's records.
    ///   - policy: The settings.
    ///   - occasion: Who, when.
    /// - Returns: The decision.
    /// - Throws: ``BadRows`` with every line that cannot be entered, or what the store throws.
    public static func decide(
        _ rows: [DepartureRow],
        employments: Queueing.Request.Employments = .only,
        keepingAssignments keepsAssignments: Bool = false,
        leavingEnabled leavesEnabled: Bool = false,
        overridingProtection overridesProtection: Bool = false,
        in records: any Records,
        under policy: Policy,
        on occasion: Occasion
    ) throws -> Decision<Outcome> {
        var (outcome, events, faults) = (Outcome(), [Event](), [String]())
        var number = try records.nextNumber(of: .offboarding)
        var entered: [Int64: (lastDay: CivilDate, origin: String)] = [:]
        var leaving: [Int64: CivilDate] = [:]
        var firsts: [Int64: Offboarding] = [:]
        for row in rows {
            do {
                let account = try account(of: row, in: records, &outcome.warnings)
                guard let lastDay = row.lastDay else { throw Refusal.noLastDay }
                if let earlier = entered.updateValue((lastDay, row.origin), forKey: account.number) {
                    guard earlier.lastDay == lastDay else {
                        throw UnclearDeparture(
                            "\(account.username) stands in \(earlier.origin) with another last day"
                        )
                    }
                    continue
                }
                if try hasLeft(account, on: lastDay, in: records) {
                    outcome.leftBefore.append(account)
                    continue
                }
                if let person = account.person {
                    if let other = leaving[person], other != lastDay {
                        throw UnclearDeparture(
                            "\(account.username)'s person leaves on \(other) by another line"
                        )
                    }
                    leaving[person] = lastDay
                }
                // A second account of somebody who leaves by this list: the same employment ends with both.
                let first = account.person.flatMap { firsts[$0] }
                let request = Queueing.Request(
                    username: account.username,
                    lastDay: lastDay,
                    reason: row.reason,
                    leavesEnabled: leavesEnabled,
                    overridesProtection: overridesProtection,
                    employments: first.map { .sharedWith($0) } ?? employments,
                    keepsAssignments: keepsAssignments
                )
                let decision = try Queueing.decide(
                    request,
                    numbered: number,
                    in: records,
                    under: policy,
                    on: occasion
                )
                if decision.outcome.wasQueuedBefore {
                    outcome.queuedBefore.append(account)
                } else {
                    outcome.queued.append(Entered(origin: row.origin, outcome: decision.outcome))
                    events += decision.events
                    number += 1
                    if let person = account.person { firsts[person] = decision.outcome.offboarding }
                }
            } catch let failure as any Failure where !(failure is StoreFailure) {
                faults +=
                    failure.details.map { "\(row.origin): \($0)" } + ["\(row.origin): \(failure.description)"]
            }
        }
        guard faults.isEmpty else { throw BadRows(faults) }
        return Decision(events, outcome)
    }

    /// Whether the account was closed by a departure with that last day.
    private static func hasLeft(_ account: UserAccount, on lastDay: CivilDate, in records: any Records) throws
        -> Bool
    {
        guard account.closing != nil || account.disabled else { return false }
        return try records.offboardings(of: account.number).contains {
            $0.state == .completed && $0.lastDay == lastDay
        }
    }
}

extension QueueingMany {
    /// The account that a line means: by its username, else by its person, who is known by the district's identifier,
    /// the e-mail address or the whole name.
    private static func account(
        of row: DepartureRow,
        in records: any Records,
        _ warnings: inout [String]
    ) throws -> UserAccount {
        guard let username = row.username else {
            let person = try person(of: row, in: records)
            let accounts = try records.accounts(of: person.number)
            guard let account = accounts.first else {
                throw UnclearDeparture("\(quoted(person.name)) has no account; see: lastday search --people")
            }
            guard accounts.count == 1 else {
                let names = accounts.map(\.username).joined(separator: ", ")
                throw UnclearDeparture(
                    "\(quoted(person.name)) has several accounts (\(names)); add a Username column"
                )
            }
            warn(of: row, person, &warnings)
            return account
        }
        let account = try records.existingAccount(named: username)
        guard let person = try account.person.flatMap({ try records.person($0) }) else { return account }
        if let id = row.districtID, let known = person.districtID, id != known {
            throw UnclearDeparture(
                "\(quoted(username)) is \(quoted(person.name)) with the identifier \(known), not \(id)"
            )
        }
        warn(of: row, person, &warnings)
        return account
    }

    /// The person that a line without a username means.
    private static func person(of row: DepartureRow, in records: any Records) throws -> Person {
        if let id = row.districtID {
            guard let person = try records.person(districtID: id) else {
                throw UnclearDeparture("nobody is known by the identifier \(quoted(id))")
            }
            return person
        }
        if let email = row.email {
            return try only(try records.people(email: email), "the address \(quoted(email))")
        }
        guard let last = row.lastName, let first = row.firstName else {
            throw UnclearDeparture(
                "says nobody; it needs a Username, an Employee ID, an Email or a whole name"
            )
        }
        let named = try records.people(lastName: last).map(\.person).filter {
            $0.lastName.lowercased() == last.lowercased() && $0.firstName.lowercased() == first.lowercased()
        }
        return try only(named, "the name \(quoted("\(last), \(first)"))")
    }

    private static func only(_ people: [Person], _ known: String) throws(UnclearDeparture) -> Person {
        guard let person = people.first else { throw UnclearDeparture("nobody is known by \(known)") }
        guard people.count == 1 else {
            throw UnclearDeparture(
                "\(people.count) people are known by \(known); add a Username or an Employee ID"
            )
        }
        return person
    }

    /// A name that differs stops nothing where somebody is known by more than the name: people marry.
    private static func warn(of row: DepartureRow, _ person: Person, _ warnings: inout [String]) {
        let said = [row.lastName, row.firstName].compactMap(\.self).joined(separator: ", ")
        let isSame =
            (row.lastName.map { $0.lowercased() == person.lastName.lowercased() } ?? true)
            && (row.firstName.map { $0.lowercased() == person.firstName.lowercased() } ?? true)
        if !isSame {
            warnings.append("\(row.origin): \(quoted(said)) is known here as \(quoted(person.name))")
        }
    }
}

/// A line of a list that does not mean one account.
private struct UnclearDeparture: Failure {
    let description: String
    var kind: FailureKind { .badData }

    init(_ description: String) {
        self.description = description
    }
}
