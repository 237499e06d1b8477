extension Importing {
    /// Returns whom a row is about if that is not the person on record; nil if it is.
    ///
    /// A row is about somebody else if both names differ and no e-mail address says that it is the same person:
    /// one name alone changes when people marry, unless the new name is that of another person on record.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - owner: The person who has the row's username.
    ///   - named: The person who has the row's identifier.
    ///   - records: The store's records.
    /// - Returns: What is the matter with the row; nil if nothing is.
    /// - Throws: What the store throws.
    func otherPerson(of row: FeedRow, _ owner: Person?, _ named: Person?, in records: any RecordReader) throws
        -> Remark.Fact?
    {
        if let owner, let username = row.username, let id = row.districtID, named?.number != owner.number,
            named != nil || owner.districtID != nil
        {
            return .otherOwner(
                of: short(username),
                identifier: owner.districtID.map(short),
                name: short(owner.name),
                incoming: short(id)
            )
        }
        guard let person = named ?? owner, case .value(let last) = row.lastName,
            case .value(let first) = row.firstName, !person.lastName.isEmpty, !person.firstName.isEmpty
        else { return nil }
        let (hasLast, hasFirst) = (
            Self.resembles(last, person.lastName),
            Self.resembles(first.isEmpty ? last : first, person.firstName)
        )
        if hasLast, hasFirst { return nil }
        if case .value(let email?) = row.email, let known = person.email, isAlike(email, known) { return nil }
        let incoming = short("\(last), \(first)")
        if !hasLast, !hasFirst, looseForm(last + first) != looseForm(person.firstName + person.lastName) {
            if let username = row.username, owner != nil {
                return .otherName(of: short(username), name: short(person.name), incoming: incoming)
            }
            return .otherNameOfID(short(row.districtID ?? ""), name: short(person.name), incoming: incoming)
        }
        let other = try records.people(lastName: last).map(\.person).first { other in
            other.number != person.number && other.number < firstPerson && isAlike(other.lastName, last)
                && isAlike(other.firstName, first)
        }
        guard let other else { return nil }
        return .nameOfAnother(
            name: short(person.name),
            incoming: incoming,
            identifier: other.districtID.map(short)
        )
    }

    /// Returns whether two last or first names may be the same person's: they differ at most in case, accents
    /// and marks, or have a word in common, as "Vargas" and "Vargas-Boone".
    private static func resembles(_ one: String, _ other: String) -> Bool {
        if isAlike(one, other) { return true }
        func words(_ name: String) -> Set<String> {
            Set(name.split { !$0.isLetter && $0 != "'" && $0 != "’" }.map { looseForm(String($0)) })
                .filter { $0.count > 1 }
        }
        return looseForm(one) == looseForm(other) || !words(one).isDisjoint(with: words(other))
    }

    /// Notes in the report that a row changes a person's name.
    mutating func noteRenaming(of known: Person?, to person: Person?, _ origin: String) {
        guard let known, let person, !known.lastName.isEmpty,
            !isAlike(known.lastName, person.lastName) || !isAlike(known.firstName, person.firstName),
            looseForm(known.lastName) != looseForm(person.lastName)
                || (!known.firstName.isEmpty && looseForm(known.firstName) != looseForm(person.firstName))
        else { return }
        summary.remarks.append(Remark(origin, .renamed(from: short(known.name), to: short(person.name))))
    }
}

extension Importing {
    /// Returns the form in which a feed's usernames are compared with each other.
    func spelling(_ username: String) -> String {
        policy.isCaseSensitive ? composed(username) : normalForm(username)
    }

    /// Returns the person with a row's identifier; nil if there is none.
    ///
    /// Some systems' identifiers differ only by case, so one in another case also has to have the row's name.
    func person(of row: FeedRow, in records: any RecordReader) throws -> Person? {
        guard let id = row.districtID,
            let person = try records.person(typed: id, exactly: policy.isCaseSensitive)
        else { return nil }
        guard person.districtID.map({ composed($0).isSame(as: composed(id)) }) != true else { return person }
        let isSame =
            Self.agrees(row.lastName, with: person.lastName)
            && Self.agrees(row.firstName, with: person.firstName)
        return isSame ? person : nil
    }

    private static func agrees(_ incoming: Patch<String>, with known: String) -> Bool {
        guard case .value(let name) = incoming else { return true }
        return isAlike(name, known)
    }

    /// Returns the account that a row is about; nil if it is a new one.
    ///
    /// One directory writes `name` where another has `DOMAIN\name` or `name@domain`: it is the same account if
    /// its person is the row's by the identifier or the e-mail address.
    ///
    /// - Throws: What the store throws.
    func account(of row: FeedRow, _ named: Person?, in records: any RecordReader) throws -> UserAccount? {
        guard let username = row.username else { return nil }
        if let account = try records.account(inAnyCase: username, exactly: policy.isCaseSensitive) {
            return account
        }
        // A store without accounts has none under another spelling.
        guard !policy.isCaseSensitive, firstAccount > 1 else { return nil }
        let bare = username.withoutDomain
        if let named, named.number < firstPerson {
            let same = try records.accounts(of: named.number).filter { account in
                account.number < firstAccount
                    && isAlike(account.username.withoutDomain ?? account.username, bare ?? username)
                    && (bare == nil) != (account.username.withoutDomain == nil)
            }
            return same.count == 1 ? same[0] : nil
        }
        var emails = bare == nil ? [] : [username]
        if case .value(let email?) = row.email { emails.append(email) }
        let other = bare ?? emails.first { $0.withoutDomain.map { isAlike($0, username) } ?? false }
        guard let other, let account = try records.account(inAnyCase: other, exactly: false),
            account.number < firstAccount, let owner = try account.person.flatMap({ try records.person($0) }),
            let known = owner.email, row.districtID == nil || owner.districtID == nil
        else { return nil }
        return emails.contains { isAlike($0, known) } ? account : nil
    }
}

extension Importing {
    /// Notes that the row with a username was left out.
    func leaveOut(_ key: String, in records: any TransactionScratch) throws {
        _ = try records.insertIfAbsent("left out", under: "left out \(key)")
    }

    /// Returns whether the first row with a username was left out.
    func wasLeftOut(_ key: String, in records: any TransactionScratch) throws -> Bool {
        try records.insertIfAbsent("taken", under: "left out \(key)") == "left out"
    }

    /// Returns whether a row says of an account what an earlier one said, but for columns without a field:
    /// some systems write a line for each school at which a person works.
    ///
    /// The first line's texts stay, and those of the others are named.
    ///
    /// - Throws: What the store throws.
    mutating func isSamePersonAgain(_ row: FeedRow, earlier: String, in records: any RecordReader) throws
        -> Bool
    {
        guard !row.hasEmploymentData, !row.other.isEmpty, let username = row.username,
            let account = try records.account(inAnyCase: username, exactly: policy.isCaseSensitive)
        else { return false }
        var bare = row
        (bare.other, bare.otherOfPerson) = ([], [])
        var (remarks, numbers) = (Listed<Remark>(), numbers)
        var again = Self.merged(bare, into: account)
        Self.applyStanding(
            in: bare,
            to: &again,
            isNew: false,
            nil,
            reportingQueued: false,
            takenBack: { _ in false },
            &remarks
        )
        let person = try account.person.flatMap { try records.person($0) }
        guard remarks.isEmpty, again == account, Self.merged(bare, into: person, &numbers) == person else {
            return false
        }
        let standing = Dictionary(account.other.map { ($0.name, $0.text) }) { first, _ in first }
        for one in row.other where !one.text.isEmpty && one.text != standing[one.name] {
            let stands = standing[one.name].map { Remark.Text.text(short($0)) } ?? .blank
            let fact = Remark.Fact.contradictsEarlier(
                field: short(one.name),
                of: short(person?.name ?? account.username),
                stands: stands,
                origin: earlier
            )
            summary.remarks.append(Remark(row.origin, fact))
        }
        return true
    }
}

extension FeedRow {
    /// Keeps the e-mail address with the account of a row that identifies no person who could have it.
    mutating func keepEmailOfAccount() {
        guard case .value(let email?) = email else { return }
        other.append(NamedText(name: "Email", text: email))
    }
}
