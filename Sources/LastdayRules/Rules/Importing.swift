/// Taking over what a feed says: people and accounts are made and changed, never deleted and never re-opened.
///
/// What Lastday itself has decided stands against any feed: a closed or disabled account stays so (only
/// ``Reinstating`` opens it), and a queued departure keeps its date (only ``Rescheduling`` moves it).
public enum Importing {
    /// What an import came to.
    public struct Summary: Sendable, Equatable {
        /// What became of the records of one sort.
        public struct Tally: Sendable, Equatable {
            /// Made by this import.
            public internal(set) var new = 0
            /// There before, and changed by it.
            public internal(set) var changed = 0
            /// There before, and as the feed says.
            public internal(set) var unchanged = 0
            /// There before, and not mentioned by the feed: kept as they are.
            public internal(set) var unmentioned = 0

            /// Whether there are none at all.
            public var isEmpty: Bool { self == Tally() }
        }

        /// The people.
        public internal(set) var people = Tally()
        /// The accounts.
        public internal(set) var accounts = Tally()
        /// The employments.
        public internal(set) var employments = Tally()
        /// The assignments.
        public internal(set) var assignments = Tally()
        /// The documents.
        public internal(set) var documents = Tally()
        /// Where the feed was not followed, a sentence each.
        public internal(set) var kept: [String] = []
    }

    /// Decides an import of these rows: all of them or none.
    ///
    /// - Throws: ``BadRows`` where rows contradict each other or the store, or what the store throws.
    public static func decide(
        _ rows: [FeedRow],
        in records: any Records
    ) throws -> Decision<Summary> {
        try refuseRepetitions(rows)
        var summary = Summary()
        var events: [Event] = []
        var contradictions: [String] = []
        var numbers = try Numbers(in: records)
        // People that earlier rows made or changed: the store does not know of it yet.
        var heard: [String: Person] = [:]
        // Where the employments or documents of a person stand: in one row, for the store knows of no other yet.
        var origins: [Int64: String] = [:]
        for row in rows {
            let account = try row.username.flatMap { try records.account(named: $0) }
            let owner = try account?.person.flatMap { try records.person($0) }
            let named = try row.districtID.flatMap { try heard[$0] ?? records.person(districtID: $0) }
            if let contradiction = contradiction(of: row, owner, named) {
                contradictions.append(contradiction)
                continue
            }
            let known = named ?? owner
            if known == nil, row.needsSomebodyKnown {
                let name = row.username ?? row.districtID ?? ""
                contradictions.append("\(row.origin): nobody is known as \(quoted(name))")
                continue
            }
            let person = merged(row, into: known, &numbers)
            if let id = row.districtID {
                if heard[id] == nil { count(known, person, in: &summary.people) }
                heard[id] = person
            } else {
                count(known, person, in: &summary.people)
            }
            var changes: [Change] = []
            if let person, person != known { changes.append(.person(from: known, to: person)) }
            if let person, row.saysMoreOfPerson {
                if let earlier = origins.updateValue(row.origin, forKey: person.number) {
                    contradictions.append(
                        "\(row.origin): \(quoted(person.name)) stands in \(earlier) already, under another name"
                    )
                    continue
                }
                changes += try employmentChanges(
                    for: row,
                    of: person,
                    isNew: known == nil,
                    in: records,
                    &numbers,
                    &summary
                )
            }
            guard let username = row.username else {
                if let person, !changes.isEmpty { events.append(Event(.imported, to: person, changes)) }
                continue
            }
            let queued = try account.flatMap { try records.queuedOffboarding(of: $0.number) }
            var imported = merged(
                row,
                into: account ?? UserAccount(number: numbers.account, username: username),
                queued,
                &summary.kept
            )
            imported.person = person?.number ?? imported.person
            if account == nil { numbers.account += 1 }
            count(account, imported, in: &summary.accounts)
            if imported != account { changes.append(.account(from: account, to: imported)) }
            if !changes.isEmpty { events.append(Event(.imported, to: imported, changes)) }
        }
        guard contradictions.isEmpty else { throw BadRows(contradictions) }
        try leave(&summary.people, of: .person, in: records)
        try leave(&summary.accounts, of: .account, in: records)
        try leave(&summary.employments, of: .employment, in: records)
        try leave(&summary.assignments, of: .assignment, in: records)
        try leave(&summary.documents, of: .document, in: records)
        return Decision(events, summary)
    }

    /// What is wrong where a row gives an account to somebody else than its owner; nil where it does not.
    private static func contradiction(of row: FeedRow, _ owner: Person?, _ named: Person?) -> String? {
        guard let owner, let username = row.username, let rowID = row.districtID else { return nil }
        if let named, named.number == owner.number { return nil }
        guard named != nil || owner.districtID != nil else { return nil }
        let whose = owner.districtID.map { "person \($0)" } ?? quoted(owner.name)
        return "\(row.origin): username \(quoted(username)) belongs to \(whose), not to person \(rowID)"
    }

    /// Counts what the feed did not mention.
    private static func leave(
        _ tally: inout Summary.Tally,
        of sort: RecordSort,
        in records: any Records
    ) throws {
        tally.unmentioned = try records.count(of: sort) - tally.changed - tally.unchanged
    }

    static func count<Record: Recorded>(
        _ before: Record?,
        _ after: Record?,
        in tally: inout Summary.Tally
    ) {
        guard let after else { return }
        if before == nil {
            tally.new += 1
        } else if before == after {
            tally.unchanged += 1
        } else {
            tally.changed += 1
        }
    }

    /// An account can only be what one row says.
    private static func refuseRepetitions(_ rows: [FeedRow]) throws(BadRows) {
        var faults: [String] = []
        var seen: [String: String] = [:]
        for row in rows {
            guard let username = row.username else { continue }
            if let earlier = seen.updateValue(row.origin, forKey: username) {
                faults.append("\(row.origin): username \(quoted(username)) stands in \(earlier) already")
            }
        }
        guard faults.isEmpty else { throw BadRows(faults) }
    }
}

/// Rows of a file that cannot be taken over; nothing of the file was.
public struct BadRows: Failure, Equatable {
    /// The single faults, a line each.
    public let details: [String]

    /// These faults, a line each.
    public init(_ details: [String]) {
        self.details = details
    }

    /// What sort of trouble it is.
    public var kind: FailureKind { .badData }
    /// What is wrong, where, and what to do.
    public var description: String {
        "\(counted(details.count, "bad row", "bad rows")); nothing was taken over, mend the file and try again"
    }
}
