/// Settling whose an account is, when a feed gives its username to another person than the store knows.
public enum Identifying {
    /// What is known of the person whom an identifier denotes.
    public enum Whose: Sendable {
        /// The person is on record under that identifier.
        case known
        /// It is the person who has the account, under a new identifier.
        case same
        /// It is somebody new, who was given the username.
        case new
    }

    /// The outcome: the account, its person, and the person who had it before.
    public struct Outcome: Sendable {
        /// The account.
        public let account: UserAccount
        /// The account's person now.
        public let person: Person
        /// The person who had the account before; nil if nobody was known, or it is the same person.
        public let previous: Person?
    }

    /// Decides whose an account is.
    ///
    /// - Parameters:
    ///   - username: The account's username.
    ///   - id: The person's identifier in the feed.
    ///   - whose: What is known of that person.
    ///   - records: The store's records.
    /// - Returns: The decision.
    /// - Throws: ``Refusal``, or what the store throws.
    public static func decide(
        _ username: String,
        as id: String,
        _ whose: Whose,
        in records: any RecordReader
    ) throws -> Decision<Outcome> {
        if hasSocialSecurityNumber(id) { throw Refusal.hasSocialSecurityNumber }
        let account = try records.existingAccount(named: username)
        let before = try account.person.flatMap { try records.person($0) }
        let known = try records.person(districtID: id)
        if let known, whose != .known { throw Refusal.identifierTaken(id, name: known.name) }
        var changes: [Change] = []
        let person: Person
        switch (whose, known, before) {
        case (.known, let known?, _):
            person = known
        case (.same, _, let before?):
            var renumbered = before
            renumbered.districtID = id
            changes.append(Change(from: before, to: renumbered))
            person = renumbered
        case (.new, _, _):
            person = Person(
                number: try records.nextNumber(of: .person),
                districtID: id,
                lastName: "",
                firstName: ""
            )
            changes.append(Change(from: nil, to: person))
        case (.known, nil, _): throw Refusal.noSuchIdentifier(id)
        case (.same, _, nil): throw Refusal.nobodyKnown(account.username)
        }
        var theirs = account
        theirs.person = person.number
        if theirs != account { changes.append(Change(from: account, to: theirs)) }
        let outcome = Outcome(
            account: theirs,
            person: person,
            previous: before?.number == person.number ? nil : before
        )
        return Decision(changes.isEmpty ? [] : [Event(.identified, to: theirs, changes)], outcome)
    }
}
