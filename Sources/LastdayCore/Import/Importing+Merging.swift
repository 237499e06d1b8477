extension Importing {
    /// Returns the person after the row is applied; nil if none is known and the row identifies none.
    static func merged(_ row: FeedRow, into known: Person?, _ numbers: inout NextNumbers) -> Person? {
        if known == nil, !row.identifiesPerson { return nil }
        var person = known ?? Person(number: numbers.person, lastName: "", firstName: "")
        if known == nil { numbers.person += 1 }
        person.districtID = row.districtID ?? person.districtID
        person.lastName = row.lastName.applied(to: person.lastName)
        person.firstName = row.firstName.applied(to: person.firstName)
        person.middleName = row.middleName.applied(to: person.middleName)
        person.email = row.email.applied(to: person.email)
        person.isContact = row.isContact.applied(to: person.isContact)
        person.other = merged(row.otherOfPerson, into: person.other)
        if row.username == nil { person.other = merged(row.other, into: person.other) }
        return person
    }

    /// Returns the account after the row is applied, except for what Lastday itself has decided.
    ///
    /// Each exception is reported in `remarks`; a queued departure only if `reportsQueued`, that is, unless it
    /// was reported with the employment.
    static func merged(
        _ row: FeedRow,
        into account: UserAccount,
        _ queued: Offboarding?,
        reportingQueued reportsQueued: Bool,
        _ remarks: inout Listed<Remark>
    ) -> UserAccount {
        var merged = account
        merged.homepage = row.homepage.applied(to: account.homepage)
        merged.allCalendars = row.allCalendars.applied(to: account.allCalendars)
        merged.forcePasswordChange = row.forcePasswordChange.applied(to: account.forcePasswordChange)
        merged.roles = row.roles.applied(to: account.roles)
        merged.groups = row.groups.applied(to: account.groups)
        merged.other = self.merged(row.other, into: account.other)

        merged.disabled = row.disabled.applied(to: account.disabled)
        if account.disabled, !merged.disabled {
            merged.disabled = true
            remarks.append(Remark(row.origin, .staysDisabled(short(account.username))))
        }
        merged.expiresOn = row.expiresOn.applied(to: account.expiresOn)
        if merged.expiresOn != account.expiresOn {
            if let queued {
                merged.expiresOn = account.expiresOn
                if reportsQueued {
                    let isOwnDate = queued.keepsAccount
                    remarks.append(
                        Remark(
                            row.origin,
                            .isQueued(short(account.username), queued.lastDay, keepsOwnDate: isOwnDate)
                        )
                    )
                }
            } else if account.closing != nil || (account.disabled && account.expiresOn != nil) {
                merged.expiresOn = account.expiresOn
                remarks.append(Remark(row.origin, .isOutOfUse(short(account.username))))
            }
        }

        // The stamps change only together with the account, or if there are none yet.
        let isNew = account.stamps == UserAccount.Stamps()
        if merged != account || isNew {
            merged.stamps.createdBy = row.createdBy.applied(to: account.stamps.createdBy)
            merged.stamps.createdAt = row.createdAt.applied(to: account.stamps.createdAt)
            merged.stamps.modifiedBy = row.modifiedBy.applied(to: account.stamps.modifiedBy)
            merged.stamps.modifiedAt = row.modifiedAt.applied(to: account.stamps.modifiedAt)
        }
        return merged
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
