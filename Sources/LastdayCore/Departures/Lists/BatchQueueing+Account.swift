extension BatchQueueing {
    /// Returns the account that a line refers to: by its username, or else by its person.
    ///
    /// Whatever can identify a person must identify the same one.
    static func account(
        of row: DepartureRow,
        among people: PeopleOnList,
        confirmed: Set<ListQuestion>,
        exactly isExact: Bool,
        in records: any RecordReader,
        _ warnings: inout [DifferingName]
    ) throws -> UserAccount {
        var row = row
        // Many systems use the e-mail address as the username.
        if row.username == nil, let email = row.email, people.people(email: email).isEmpty,
            let account = try records.account(inAnyCase: email, exactly: isExact)
        {
            row.username = account.username
        }
        let account = try row.username.flatMap { try records.account(typed: $0, exactly: isExact) }
        let owner = try account?.person.flatMap { try records.person($0) }
        let line = LineEvidence(of: row, account, owner, among: people)
        let person = try line.person(confirmed: confirmed, in: records)
        guard let account else {
            guard let person else {
                // This says which usernames are similar.
                if let username = row.username {
                    _ = try records.existingAccount(named: username, exactly: isExact)
                }
                throw line.nobody
            }
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
        if let owner { warn(of: row, owner, &warnings) }
        return account
    }

    /// Adds a warning if the line's name or e-mail address differs.
    ///
    /// That is no error for a person identified by more than that: people marry.
    private static func warn(of row: DepartureRow, _ person: Person, _ warnings: inout [DifferingName]) {
        func warn(_ incoming: String, _ known: String) {
            warnings.append(DifferingName(origin: row.origin, incoming: incoming, known: known))
        }
        let name = PersonName(of: person)
        let parts = [row.lastName, row.firstName].compactMap(\.self).joined(separator: ", ")
        if row.wholeNames.isEmpty {
            let isSame =
                row.lastName.map { looseForm($0) == looseForm(person.lastName) } ?? true
                && row.firstName.map { looseForm($0) == looseForm(person.firstName) } ?? true
            if !isSame { warn(parts, person.name) }
        }
        for whole in row.wholeNames
        where !whole.readings.joined().contains(where: { $0.loose == name.loose }) {
            warn(row.fullName ?? parts, person.name)
            break
        }
        let emails = [person.email].compactMap(\.self) + person.otherEmails
        if let email = row.email, let known = emails.first,
            !emails.contains(where: { normalForm($0) == normalForm(email) })
        {
            warn(email, known)
        }
    }
}
