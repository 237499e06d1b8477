extension QueueingMany {
    /// The account that a line means: by its username, else by its person, who is known by the district's identifier,
    /// the e-mail address or the whole name.
    static func account(
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
struct UnclearDeparture: Failure {
    let description: String
    var kind: FailureKind { .badData }

    init(_ description: String) {
        self.description = description
    }
}
