extension Importing {
    /// Returns the person after the row is applied; nil if none is known and the row identifies none.
    static func merged(_ row: FeedRow, into known: Person?, _ numbers: inout NextNumbers) -> Person? {
        if known == nil, !row.identifiesPerson { return nil }
        var person = known ?? Person(number: numbers.person, lastName: "", firstName: "")
        if known == nil { numbers.person += 1 }
        person.districtID = row.districtID ?? person.districtID
        // A whole name that could not be divided says less than a name that is.
        if row.firstName != .value("") || person.firstName.isEmpty {
            person.lastName = row.lastName.applied(to: person.lastName)
            person.firstName = row.firstName.applied(to: person.firstName)
        }
        person.middleName = row.middleName.applied(to: person.middleName)
        person.email = row.email.applied(to: person.email)
        person.isContact = row.isContact.applied(to: person.isContact)
        person.identifiers = merged(row.identifiers, into: person.identifiers)
        person.otherEmails = row.otherEmails.applied(to: person.otherEmails)
        person.other = merged(row.otherOfPerson, into: person.other)
        if row.username == nil { person.other = merged(row.other, into: person.other) }
        return person
    }

    /// Returns the account after the row is applied, except for its standing (``standing(of:in:_:_:)``).
    static func merged(_ row: FeedRow, into account: UserAccount) -> UserAccount {
        var merged = account
        merged.homepage = row.homepage.applied(to: account.homepage)
        merged.allCalendars = row.allCalendars.applied(to: account.allCalendars)
        merged.forcePasswordChange = row.forcePasswordChange.applied(to: account.forcePasswordChange)
        merged.roles = row.roles.applied(to: account.roles)
        merged.groups = row.groups.applied(to: account.groups)
        merged.other = self.merged(row.other, into: account.other)

        merged.accountType = row.accountType ?? account.accountType
        return merged
    }

    /// Returns the account with the stamps of the row, which change only together with the account, or if there
    /// are none yet.
    static func stamped(_ merged: UserAccount, by row: FeedRow, before account: UserAccount) -> UserAccount {
        var old = account
        old.feed = merged.feed
        guard merged != old || account.stamps == UserAccount.Stamps() else { return merged }
        var stamped = merged
        stamped.stamps.createdBy = row.createdBy.applied(to: account.stamps.createdBy)
        stamped.stamps.createdAt = row.createdAt.applied(to: account.stamps.createdAt)
        stamped.stamps.modifiedBy = row.modifiedBy.applied(to: account.stamps.modifiedBy)
        stamped.stamps.modifiedAt = row.modifiedAt.applied(to: account.stamps.modifiedAt)
        return stamped
    }

    /// Returns the texts beyond the known fields: a new text replaces the current one of the same name, and
    /// the others stay.
    static func merged(_ incoming: [NamedText], into current: [NamedText]) -> [NamedText] {
        guard !incoming.isEmpty else { return current }
        var merged = current
        // Indexed by name, because a feed may have thousands of columns.
        var places = Dictionary(current.indices.map { (current[$0].name, $0) }) { first, _ in first }
        for one in incoming {
            if let index = places[one.name] {
                merged[index] = one
            } else if !one.text.isEmpty {
                places[one.name] = merged.count
                merged.append(one)
            }
        }
        return merged
    }
}
