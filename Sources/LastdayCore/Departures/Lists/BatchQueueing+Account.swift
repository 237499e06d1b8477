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
        let person: Person?
        do {
            person = try line.person(confirmed: confirmed, in: records)
        } catch let unclear as UnclearDeparture {
            // This says which usernames are similar.
            if case .unknownPerson(.username(let username), nearest: nil) = unclear {
                _ = try records.existingAccount(named: username, exactly: isExact)
            }
            throw unclear
        }
        guard let account else {
            guard let person else { throw UnclearDeparture.saysNobody }
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
        if let owner {
            try refuseOtherDomain(of: row, account, owner, confirmed, &warnings)
            warn(of: row, owner, &warnings)
        }
        return account
    }

    /// Refuses a username with a domain that is not that of the person's e-mail addresses, unless it was confirmed;
    /// the name of a Windows domain need not be the same, so that it only gives a warning.
    private static func refuseOtherDomain(
        of row: DepartureRow,
        _ account: UserAccount,
        _ person: Person,
        _ confirmed: Set<ListQuestion>,
        _ warnings: inout [DifferingName]
    ) throws(UnclearDeparture) {
        guard let typed = row.username, !isAlike(typed, account.username) else { return }
        let emails = [person.email].compactMap(\.self) + person.otherEmails + [account.username]
        let domains = emails.compactMap {
            $0.split(separator: "@").dropFirst().last.map { normalForm(String($0)) }
        }
        let isBackslashed = typed.contains("\\")
        let halves = typed.split(separator: isBackslashed ? "\\" : "@")
        guard halves.count > 1, !domains.isEmpty else { return }
        let domain = normalForm(String(isBackslashed ? halves[0] : halves[halves.count - 1]))
        if isBackslashed {
            guard !domains.contains(where: { $0.split(separator: ".").first.map(String.init) == domain })
            else {
                return
            }
            warnings.append(DifferingName(origin: row.origin, incoming: typed, known: account.username))
        } else if !domains.contains(domain), !confirmed.contains(.trusts(.username)) {
            throw .otherDomain(typed, username: account.username, person: person.name)
        }
    }

    /// Adds a warning if the line's name, identifier or e-mail address differs.
    ///
    /// That is no error for a person identified by more than that: people marry.
    private static func warn(of row: DepartureRow, _ person: Person, _ warnings: inout [DifferingName]) {
        func warn(_ incoming: String, _ known: String) {
            warnings.append(DifferingName(origin: row.origin, incoming: incoming, known: known))
        }
        let stored = StoredName(of: person)
        let parts = [row.lastName, row.firstName].compactMap(\.self).joined(separator: ", ")
        if row.names.isEmpty {
            let isSame =
                row.lastName.map { looseForm($0) == looseForm(person.lastName) } ?? true
                && row.firstName.map { looseForm($0) == looseForm(person.firstName) } ?? true
            if !isSame { warn(parts, person.name) }
        }
        for name in row.names {
            // Where nothing but the name identifies a person, an accent that differs is told.
            let isAlone = row.username == nil && row.identifiers.isEmpty && row.email == nil
            if case .same = name.agreement(with: stored), !isAlone || name.keys.contains(stored.key) {
                continue
            }
            warn(name.text, person.name)
            break
        }
        let identifiers = PeopleOnList.identifiers(of: person)
        if let known = identifiers.first {
            for identifier in row.identifiers
            where !identifiers.contains(where: { normalForm($0) == normalForm(identifier.text) }) {
                warn(identifier.text, "\(known) (\(person.name))")
            }
        }
        let emails = [person.email].compactMap(\.self) + person.otherEmails
        if let email = row.email, let known = emails.first,
            !emails.contains(where: { normalForm($0) == normalForm(email) })
        {
            warn(email, known)
        }
    }
}
