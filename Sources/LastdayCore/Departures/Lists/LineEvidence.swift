/// Whom the parts of a line identify.
struct LineEvidence {
    /// A part of a line, and the people who have it.
    private struct Finding {
        let clue: PersonClue
        let match: PersonMatch
        let people: [Person]
    }

    private let account: UserAccount?
    private let owner: Person?
    private let findings: [Finding]
    private let nearest: PersonSuggestion?

    /// Gathers the people of each part of a line.
    ///
    /// - Parameters:
    ///   - row: The line.
    ///   - account: The account with the line's username.
    ///   - owner: That account's person.
    ///   - people: The people whom the list may mean.
    init(of row: DepartureRow, _ account: UserAccount?, _ owner: Person?, among people: PeopleOnList) {
        (self.account, self.owner) = (account, owner)
        var findings: [Finding] = []
        if let username = row.username {
            let owners = [owner].compactMap(\.self)
            findings.append(Finding(clue: .username(username), match: .username, people: owners))
        }
        for identifier in row.identifiers {
            let known = people.people(identifier: identifier.text)
            findings.append(Finding(clue: .identifier(identifier), match: .id, people: known))
        }
        if let email = row.email {
            findings.append(Finding(clue: .email(email), match: .email, people: people.people(email: email)))
        }
        for (clue, readings) in row.wholeNames {
            findings.append(Finding(clue: clue, match: .name, people: people.people(named: readings)))
        }
        self.findings = findings
        let byID = row.identifiers.lazy.compactMap { people.nearest(toIdentifier: $0.text) }.first
        let byName = row.wholeNames.lazy.compactMap { people.nearest(to: $0.readings) }.first
        nearest =
            byID.map { PersonSuggestion(identifier: $0.identifier, name: $0.person.name) }
            ?? byName.map { PersonSuggestion(identifier: nil, name: $0.name) }
    }

    /// The fault of a line that identifies nobody.
    var nobody: UnclearDeparture {
        guard let first = findings.first else { return .saysNobody }
        return .unknownPerson(first.clue, nearest: nearest)
    }

    /// Identifies the person whom the line means.
    ///
    /// - Parameters:
    ///   - confirmed: What a person has confirmed.
    ///   - records: The store's records.
    /// - Returns: The only person whom the line identifies; nil if nothing in it identifies anybody.
    /// - Throws: ``UnclearDeparture`` if the line's parts identify several people or different ones, or if
    ///   what they identify has to be confirmed; or what the store throws.
    func person(confirmed: Set<ListQuestion>, in records: any RecordReader) throws -> Person? {
        let identifying = findings.filter { !$0.people.isEmpty }
        for finding in identifying where finding.match == .id && finding.people.count > 1 {
            throw several(finding.clue, finding.people)
        }
        guard let first = identifying.first else { return nil }
        var common = first.people
        for finding in identifying.dropFirst() {
            let both = common.filter { known in finding.people.contains { $0.number == known.number } }
            guard !both.isEmpty else { throw contradiction(between: identifying, and: finding) }
            common = both
        }
        guard common.count == 1, let person = common.first else {
            guard account == nil else { return owner }
            throw several(first.clue, common)
        }
        try refuseOtherAccount(than: person, by: identifying, in: records)
        try propose(person, by: identifying, confirmed: confirmed)
        return person
    }

    private func several(_ clue: PersonClue, _ people: [Person]) -> UnclearDeparture {
        .severalPeople(clue, Listed(people.map { Self.label($0) }))
    }

    /// Returns the fault of parts that identify different people.
    private func contradiction(between findings: [Finding], and other: Finding) -> UnclearDeparture {
        let first =
            findings.first { one in
                !one.people.contains { known in other.people.contains { $0.number == known.number } }
            } ?? other
        guard let one = first.people.first, let two = other.people.first else { return .saysNobody }
        let isSameName = one.name == two.name
        return .severalIdentified(
            IdentifiedPerson(clue: first.clue, name: isSameName ? Self.label(one) : one.name),
            IdentifiedPerson(clue: other.clue, name: isSameName ? Self.label(two) : two.name)
        )
    }

    /// Refuses a username of an account without a person if the rest of the line means somebody who has
    /// another account.
    private func refuseOtherAccount(
        than person: Person,
        by findings: [Finding],
        in records: any RecordReader
    ) throws {
        guard let account, owner == nil, let clue = findings.first?.clue,
            try !records.accounts(of: person.number).isEmpty
        else { return }
        throw UnclearDeparture.severalIdentified(
            IdentifiedPerson(clue: .username(account.username), name: "an account without a person"),
            IdentifiedPerson(clue: clue, name: person.name)
        )
    }

    /// Throws the proposal of a person whom the line identifies, though nobody has its username or identifier,
    /// unless what identifies the person has been confirmed to suffice.
    private func propose(
        _ person: Person,
        by findings: [Finding],
        confirmed: Set<ListQuestion>
    ) throws(UnclearDeparture) {
        let matches = findings.filter { $0.people.count == 1 }.map(\.match)
        guard let unknown = unknown(beside: findings, of: person),
            !matches.contains(where: { confirmed.contains(.trusts($0)) })
        else { return }
        throw .proposed(
            PersonProposal(
                unknown: unknown,
                match: matches.first ?? .name,
                name: person.name,
                identifier: PeopleOnList.identifiers(of: person).first
            )
        )
    }

    /// Returns the part that should have identified a person and does not; nil if the others suffice.
    private func unknown(beside identifying: [Finding], of person: Person) -> PersonClue? {
        let known = identifying.map(\.match)
        if account == nil, let username = findings.first(where: { $0.match == .username }) {
            return username.clue
        }
        if known.contains(.id) { return nil }
        if let identifier = findings.first(where: { $0.match == .id }) {
            // A person of whom no identifier is known cannot contradict one.
            let isComparable = account == nil || !PeopleOnList.identifiers(of: person).isEmpty
            return isComparable ? identifier.clue : nil
        }
        if account != nil || known.contains(.email) { return nil }
        return findings.first { $0.match == .email }?.clue
    }

    /// Returns a person's name with an identifier, to tell people of one name apart.
    private static func label(_ person: Person) -> String {
        guard let identifier = PeopleOnList.identifiers(of: person).first else { return person.name }
        return "\(person.name) (\(identifier))"
    }
}
