import LastdayCore

extension JSONRecords {
    func forEachDeparture(
        _ state: Offboarding.State?,
        of account: Int64?,
        _ body: (Departure) throws -> Void
    ) throws {
        let table = document[.offboarding]
        let (days, accounts, numbers) = (table.column("last_day"), table.column("account"), table.numbers)
        let places = (state.map { offboardings(in: $0) } ?? Array(0..<table.count))
            .filter { account == nil || accounts[$0] == account }
            .sorted { (days[$0], numbers[$0]) < (days[$1], numbers[$1]) }
        for place in places {
            let offboarding: Offboarding = try record(at: place)
            guard let account = try self.account(offboarding.account) else { continue }
            let person = try account.person.flatMap { try self.person($0) }
            try body(Departure(offboarding: offboarding, account: account, person: person))
        }
    }

    func people(lastName: String) throws -> [PersonWithAccounts] {
        try withAccounts(people { begins($0.lastName, with: lastName) })
    }

    func people(email: String) throws -> [Person] {
        let wanted = asciiLowercased(email)
        return try everybody.filter { $0.email.map { asciiLowercased($0).isSame(as: wanted) } ?? false }
    }

    func accounts(matching text: String) throws -> [AccountWithPerson] {
        let people = Set(try people { begins($0.lastName, with: text) }.map(\.number))
        let owners = document[.account].column("person")
        return try document[.account].byNumber
            .compactMap { index -> UserAccount? in
                let account: UserAccount = try record(at: index)
                return people.contains(owners[index]) || begins(account.username, with: text) ? account : nil
            }
            .sorted { bytes($0.username, precede: $1.username) }
            .map { AccountWithPerson(account: $0, person: try $0.person.flatMap { try person($0) }) }
    }

    func contacts() throws -> [PersonWithAccounts] {
        let due = document[.person].column("contact_form_due")
        let marked = document[.person].column("aim_contact")
        let contacts: [Person] = try document[.person].byNumber.filter { due[$0] == 1 || marked[$0] == 1 }
            .map { try record(at: $0) }
        return try withAccounts(contacts.sorted(by: byName))
    }

    func specialEd() throws -> [Assignment] {
        try places(.assignment, where: "special_ed") { $0 == 1 }.map { try record(at: $0) }
    }

    func usernames(like username: String) throws -> [String] {
        // A mistyped name usually has its first or its second letter right.
        let wanted = asciiLowercased(username).unicodeScalars.prefix(2)
        let (first, second) = (wanted.first, wanted.dropFirst().first)
        let accounts: [UserAccount] = try document[.account].byNumber.map { try record(at: $0) }
        return accounts.map(\.username)
            .filter { candidate in
                let letters = asciiLowercased(candidate).unicodeScalars.prefix(2)
                return letters.first == first || letters.first == second
                    || letters.dropFirst().first == second
            }
    }

    func nights(limit: Int) throws -> [NightWithRun] {
        try document[.night].byNumber.reversed().prefix(limit).map { try record(at: $0) }.compactMap {
            night in
            try run(night.run).map { NightWithRun(night: night, run: $0) }
        }
    }

    func audit(_ selection: AuditSelection) throws -> [AuditEntry] {
        var found = try audit.entries(selection, upTo: auditedUpTo)
        for entry in entries where found.count < selection.limit && selection.wants(entry) {
            found.append(entry)
        }
        return found
    }

    func records(of kind: RecordKind, after number: Int64?, limit: Int) throws -> [StoredRecord] {
        if kind == .audit {
            return try audit(AuditSelection(after: number ?? 0, limit: limit)).map { StoredRecord($0) }
        }
        return try document[kind].places(after: number ?? .min, limit: limit).map {
            try document.record(kind, at: $0)
        }
    }

    func deliveryMarks() throws -> DeliveryMarks { try adoptedMarks ?? marks() }

    // MARK: - By names

    /// Returns the people who satisfy the predicate, by name.
    private func people(_ isWanted: (Person) -> Bool) throws -> [Person] {
        try everybody.filter(isWanted).sorted(by: byName)
    }

    /// All people, by number.
    private var everybody: [Person] {
        get throws { try document[.person].byNumber.map { try record(at: $0) } }
    }

    private func withAccounts(_ people: [Person]) throws -> [PersonWithAccounts] {
        try people.map { PersonWithAccounts(person: $0, accounts: try accounts(of: $0.number)) }
    }

    /// Returns whether one person comes before another: by last name, ignoring case, then by first name and
    /// by number, as in a SQLite store.
    private func byName(_ left: Person, _ right: Person) -> Bool {
        let names = (asciiLowercased(left.lastName), asciiLowercased(right.lastName))
        if names.0.utf8.elementsEqual(names.1.utf8) {
            return left.firstName.utf8.elementsEqual(right.firstName.utf8)
                ? left.number < right.number : bytes(left.firstName, precede: right.firstName)
        }
        return bytes(names.0, precede: names.1)
    }

    private func bytes(_ left: String, precede right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }

    private func begins(_ text: String, with start: String) -> Bool {
        asciiLowercased(text).utf8.starts(with: asciiLowercased(start).utf8)
    }
}

extension JSONRecords: TransactionScratch {
    func insertIfAbsent(_ text: String, under key: String) throws -> String? {
        let key = Array(key.utf8)
        guard let earlier = notes[key] else {
            notes[key] = text
            return nil
        }
        return earlier
    }
}
