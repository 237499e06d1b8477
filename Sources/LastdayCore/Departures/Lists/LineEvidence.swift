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
    private let names: [WrittenName]
    private let people: PeopleOnList

    /// Gathers the people of each part of a line.
    ///
    /// - Parameters:
    ///   - row: The line.
    ///   - account: The account with the line's username.
    ///   - owner: That account's person.
    ///   - people: The people whom the list may mean.
    init(of row: DepartureRow, _ account: UserAccount?, _ owner: Person?, among people: PeopleOnList) {
        (self.account, self.owner, self.people) = (account, owner, people)
        names = row.names
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
        let isKeyed = findings.contains { !$0.people.isEmpty }
        for name in names {
            let known = Self.people(named: name, among: people, keyed: isKeyed)
            findings.append(Finding(clue: .name(name.text), match: .name, people: known))
        }
        self.findings = findings
    }

    /// Finds the people who have a name: those of whose names it has the most.
    ///
    /// If something else identifies a person, the name need not decide between somebody with a suffix and somebody
    /// without.
    private static func people(named name: WrittenName, among people: PeopleOnList, keyed isKeyed: Bool)
        -> [Person]
    {
        var best: (evidence: Int, found: [(person: Person, isWhole: Bool)]) = (0, [])
        for case (let person, .same(let evidence, let isWhole)) in people.people(named: name) {
            if evidence > best.evidence { best = (evidence, []) }
            if evidence == best.evidence { best.found.append((person, isWhole)) }
        }
        guard best.found.count > 1, !isKeyed else { return best.found.map(\.person) }
        let bare = best.found.filter { StoredName(of: $0.person).suffix == nil }
        // Of a father and a son only one has the suffix on record.
        let isBySuffix = bare.count == 1 && bare[0].isWhole
        return (isBySuffix ? bare : best.found).map(\.person)
    }

    /// The fault of a line that identifies nobody.
    private func nobody(confirmed: Set<ListQuestion>) throws(UnclearDeparture) -> Person? {
        guard let first = findings.first else { throw .saysNobody }
        for name in names {
            for case (let person, .notUnderstood(let text)) in people.people(named: name) {
                throw .notUnderstood(text, IdentifiedPerson(clue: .name(name.text), name: Self.label(person)))
            }
        }
        let suggested = suggestion
        if let suggested, confirmed.contains(.trusts(suggested.match)) { return suggested.person }
        let nearest = suggested.map {
            PersonSuggestion(
                match: $0.match,
                identifier: $0.identifier,
                name: $0.identifier == nil ? Self.fullName($0.person) : $0.person.name
            )
        }
        if nearest == nil, let other = otherPeople { throw other }
        throw .unknownPerson(first.clue, nearest: nearest)
    }

    /// The only person whom a line that identifies nobody may mean.
    private var suggestion: (match: PersonMatch, identifier: String?, person: Person)? {
        var found: [(match: PersonMatch, identifier: String?, person: Person)] = []
        for finding in findings {
            if case .identifier(let identifier) = finding.clue,
                let near = people.nearest(toIdentifier: identifier.text)
            {
                found.append((.id, near.identifier, near.person))
            }
        }
        for name in names {
            let further = people.people(named: name).filter {
                if case .furtherName = $0.agreement { true } else { false }
            }
            if further.count == 1 { found.append((.name, nil, further[0].person)) }
            if people.people(named: name).isEmpty, let near = people.nearest(to: name) {
                found.append((.name, nil, near))
            }
        }
        guard let first = found.first, found.allSatisfy({ $0.person.number == first.person.number }) else {
            return nil
        }
        // An ID that resembles that of somebody with quite another name is another ID.
        let stored = StoredName(of: first.person)
        let isOther = first.match == .id && names.contains { $0.agreement(with: stored).rank == 0 }
        return isOther ? nil : first
    }

    /// The fault of a name that people have whose middle name or suffix is another one.
    private var otherPeople: UnclearDeparture? {
        for name in names {
            let others = people.people(named: name)
            guard !others.isEmpty else { continue }
            return .otherNames(.name(name.text), Listed(others.map { Self.label($0.person) }))
        }
        return nil
    }

    /// Identifies the person whom the line means.
    ///
    /// - Parameters:
    ///   - confirmed: What a person has confirmed.
    ///   - records: The store's records.
    /// - Returns: The only person whom the line identifies; nil if its account has no person.
    /// - Throws: ``UnclearDeparture`` if the line's parts identify nobody, several people or different ones, or
    ///   if what they identify has to be confirmed; or what the store throws.
    func person(confirmed: Set<ListQuestion>, in records: any RecordReader) throws -> Person? {
        let identifying = findings.filter { !$0.people.isEmpty }
        for finding in identifying where finding.match == .id && finding.people.count > 1 {
            throw several(finding.clue, finding.people)
        }
        guard let first = identifying.first else {
            return account == nil ? try nobody(confirmed: confirmed) : nil
        }
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
        try refuseOtherName(than: person, by: identifying, confirmed: confirmed)
        try refuseOtherAccount(than: person, by: identifying, in: records)
        try propose(person, by: identifying, confirmed: confirmed)
        return person
    }

    /// Refuses a name that is not that of the person whom an ID, an e-mail address or a username identifies.
    ///
    /// One of the two names suffices, as people marry. If neither agrees, what identifies the person may have been
    /// confirmed to suffice, unless the name is somebody else's.
    private func refuseOtherName(
        than person: Person,
        by findings: [Finding],
        confirmed: Set<ListQuestion>
    ) throws(UnclearDeparture) {
        let keys = findings.filter { $0.match != .name }
        guard let key = keys.first, !(person.lastName + person.firstName).isEmpty else { return }
        let stored = StoredName(of: person)
        for name in names {
            let agreement = name.agreement(with: stored)
            let known = IdentifiedPerson(clue: key.clue, name: Self.label(person))
            switch agreement {
            case .same, .furtherName: continue
            case .notUnderstood(let text): throw .notUnderstood(text, known)
            case .otherMiddle, .otherSuffix: throw .otherMiddleName(name.text, known)
            case .partly, .no: break
            }
            let others = people.people(like: name).filter { $0.number != person.number }
            if let other = others.first, others.count == people.people(like: name).count {
                throw .severalIdentified(
                    known,
                    IdentifiedPerson(clue: .name(name.text), name: Self.label(other))
                )
            }
            guard agreement.rank == 0, !keys.contains(where: { confirmed.contains(.trusts($0.match)) }) else {
                continue
            }
            throw .otherName(name.text, known, key.match)
        }
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
        var matches = findings.filter { $0.people.count == 1 }.map(\.match)
        // Both the ID without its zeros and the rest of the line mean the same person.
        if suggestedByID == person.number { matches.append(.id) }
        guard let unknown = unknown(beside: findings, of: person),
            !matches.contains(where: { confirmed.contains(.trusts($0)) })
        else { return }
        throw .proposed(
            PersonProposal(
                unknown: unknown,
                match: matches.first ?? .name,
                name: person.name,
                identifier: PeopleOnList.identifiers(of: person).first,
                resembles: resembled(otherThan: person)
            )
        )
    }

    /// The number of the only person whose identifier the line's unknown one resembles.
    private var suggestedByID: Int64? {
        for case .identifier(let identifier) in findings.map(\.clue) {
            if let near = people.nearest(toIdentifier: identifier.text) { return near.person.number }
        }
        return nil
    }

    /// Returns whose identifier the line's unknown one resembles, if that is somebody else.
    private func resembled(otherThan person: Person) -> PersonSuggestion? {
        for case .identifier(let identifier) in findings.map(\.clue)
        where people.people(identifier: identifier.text).isEmpty {
            guard let near = people.nearest(toIdentifier: identifier.text),
                near.person.number != person.number
            else { continue }
            return PersonSuggestion(match: .id, identifier: near.identifier, name: near.person.name)
        }
        return nil
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
        let name = fullName(person)
        guard let identifier = PeopleOnList.identifiers(of: person).first else { return name }
        return "\(name) (\(identifier))"
    }

    /// Returns a person's name with the middle name.
    private static func fullName(_ person: Person) -> String {
        [person.name, person.middleName].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " ")
    }
}
