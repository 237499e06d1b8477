extension Importing {
    /// The person after the row has been heard; nil where the row names nobody and nobody is known.
    static func merged(_ row: FeedRow, into known: Person?, _ numbers: inout Numbers) -> Person? {
        if known == nil, !row.namesSomebody { return nil }
        var person = known ?? Person(number: numbers.person, lastName: "", firstName: "")
        if known == nil { numbers.person += 1 }
        person.districtID = row.districtID ?? person.districtID
        person.lastName = row.lastName.over(person.lastName)
        person.firstName = row.firstName.over(person.firstName)
        person.middleName = row.middleName.over(person.middleName)
        person.email = row.email.over(person.email)
        person.isContact = row.isContact.over(person.isContact)
        person.other = merged(row.otherOfPerson, into: person.other)
        if row.username == nil { person.other = merged(row.other, into: person.other) }
        return person
    }

    /// The account after the row has been heard, but for what Lastday has decided; that is named in `kept`, a queued
    /// departure only where it has not been told of with the employment.
    static func merged(
        _ row: FeedRow,
        into account: UserAccount,
        _ queued: Offboarding?,
        tellingQueued tellsQueued: Bool,
        _ kept: inout Listed<Remark>
    ) -> UserAccount {
        var merged = account
        merged.homepage = row.homepage.over(account.homepage)
        merged.allCalendars = row.allCalendars.over(account.allCalendars)
        merged.forcePasswordChange = row.forcePasswordChange.over(account.forcePasswordChange)
        merged.roles = row.roles.over(account.roles)
        merged.groups = row.groups.over(account.groups)
        merged.other = self.merged(row.other, into: account.other)

        merged.disabled = row.disabled.over(account.disabled)
        if account.disabled, !merged.disabled {
            merged.disabled = true
            kept.append(Remark(row.origin, .staysDisabled(short(account.username))))
        }
        merged.expiresOn = row.expiresOn.over(account.expiresOn)
        if merged.expiresOn != account.expiresOn {
            if let queued {
                merged.expiresOn = account.expiresOn
                if tellsQueued {
                    let isOwnDate = queued.keepsAccount
                    kept.append(
                        Remark(
                            row.origin,
                            .isQueued(short(account.username), queued.lastDay, keepsOwnDate: isOwnDate)
                        )
                    )
                }
            } else if account.closing != nil || (account.disabled && account.expiresOn != nil) {
                merged.expiresOn = account.expiresOn
                kept.append(Remark(row.origin, .isOutOfUse(short(account.username))))
            }
        }

        // Who modified it is news only beside a modification.
        let isNew = account.stamps == UserAccount.Stamps()
        if merged != account || isNew {
            merged.stamps.createdBy = row.createdBy.over(account.stamps.createdBy)
            merged.stamps.createdAt = row.createdAt.over(account.stamps.createdAt)
            merged.stamps.modifiedBy = row.modifiedBy.over(account.stamps.modifiedBy)
            merged.stamps.modifiedAt = row.modifiedAt.over(account.stamps.modifiedAt)
        }
        return merged
    }

    /// What feeds said beyond the known fields: what is said again replaces, what is not said stays.
    static func merged(_ said: [NamedText], into current: [NamedText]) -> [NamedText] {
        guard !said.isEmpty else { return current }
        var merged = current
        // By name, for a feed may have thousands of columns.
        var places = Dictionary(current.indices.map { (current[$0].name, $0) }) { first, _ in first }
        for one in said {
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
