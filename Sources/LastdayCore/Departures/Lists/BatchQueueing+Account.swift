extension BatchQueueing {
    /// Returns the account that a line refers to: by its username, or else by its person, identified by the
    /// district's identifier, the e-mail address or the full name.
    static func account(
        of row: DepartureRow,
        in records: any RecordReader,
        _ warnings: inout [DifferingName]
    ) throws -> UserAccount {
        guard let username = row.username else {
            let person = try person(of: row, in: records)
            let accounts = try records.accounts(of: person.number)
            guard let account = accounts.first else {
                throw UnclearDeparture.noAccount(person: person.name)
            }
            guard accounts.count == 1 else {
                throw UnclearDeparture.severalAccounts(
                    person: person.name,
                    usernames: accounts.map(\.username)
                )
            }
            warn(of: row, person, &warnings)
            return account
        }
        let account = try records.existingAccount(named: username)
        guard let person = try account.person.flatMap({ try records.person($0) }) else { return account }
        if let id = row.identifiers.first?.text, let known = person.districtID, id != known {
            throw UnclearDeparture.otherIdentifier(
                username: username,
                person: person.name,
                known: known,
                incoming: id
            )
        }
        warn(of: row, person, &warnings)
        return account
    }

    /// Returns the person that a line without a username refers to.
    private static func person(of row: DepartureRow, in records: any RecordReader) throws -> Person {
        if let id = row.identifiers.first?.text {
            guard let person = try records.person(districtID: id) else {
                throw UnclearDeparture.unknownPerson(.identifier(id))
            }
            return person
        }
        if let email = row.email {
            return try only(try records.people(email: email), .email(email))
        }
        guard let last = row.lastName, let first = row.firstName else {
            throw UnclearDeparture.saysNobody
        }
        let named = try records.people(lastName: last).map(\.person).filter {
            $0.lastName.lowercased() == last.lowercased() && $0.firstName.lowercased() == first.lowercased()
        }
        return try only(named, .name(last: last, first: first))
    }

    private static func only(_ people: [Person], _ clue: PersonClue) throws(UnclearDeparture) -> Person {
        guard let person = people.first else { throw .unknownPerson(clue) }
        guard people.count == 1 else { throw .severalPeople(people.count, clue) }
        return person
    }

    /// Adds a warning if the line's name differs.
    ///
    /// That is no error for a person identified by more than the name: people marry.
    private static func warn(of row: DepartureRow, _ person: Person, _ warnings: inout [DifferingName]) {
        let incoming = [row.lastName, row.firstName].compactMap(\.self).joined(separator: ", ")
        let isSame =
            (row.lastName.map { $0.lowercased() == person.lastName.lowercased() } ?? true)
            && (row.firstName.map { $0.lowercased() == person.firstName.lowercased() } ?? true)
        if !isSame {
            warnings.append(DifferingName(origin: row.origin, incoming: incoming, known: person.name))
        }
    }
}
