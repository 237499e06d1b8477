extension Importing {
    /// Applies what a row says about the account's standing: its Expires Date and its Disabled box.
    ///
    /// People outrank feeds: what was entered here stands until the feed's own value changes, so the feed's
    /// latest value is remembered in ``UserAccount/feed``. A feed clears Disabled only if it ticked the box
    /// itself.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - account: The account, changed in place.
    ///   - isNew: Whether the account is new, so that nothing outranks the feed.
    ///   - queued: The queued departure that entered the account's Expires Date, if there is one.
    ///   - reportsQueued: Whether the departure is named in a remark; false if it was named already.
    ///   - isTakenBack: Returns whether a date is the last day of a departure that is over while the account is
    ///     open: a person took it back, and a feed that learns of it late must not enter it again.
    ///   - remarks: The remarks, to which one is added for each value that is not followed.
    static func applyStanding(
        in row: FeedRow,
        to account: inout UserAccount,
        isNew: Bool,
        _ queued: Offboarding?,
        reportingQueued reportsQueued: Bool,
        takenBack isTakenBack: (CivilDate) throws -> Bool,
        _ remarks: inout Listed<Remark>
    ) rethrows {
        if case .value(let isDisabled) = row.disabled {
            let hasChanged = isNew || isDisabled != account.feed.isDisabled
            account.feed.isDisabled = isDisabled
            if hasChanged, isDisabled, !account.disabled {
                (account.disabled, account.feed.hasDisabled) = (true, true)
            } else if hasChanged, !isDisabled, account.feed.hasDisabled, account.closing == nil {
                (account.disabled, account.feed.hasDisabled) = (false, false)
            } else if isDisabled != account.disabled {
                let username = short(account.username)
                remarks.append(
                    Remark(row.origin, isDisabled ? .staysEnabled(username) : .staysDisabled(username))
                )
            }
        }
        guard case .value(let expiresOn) = row.expiresOn else { return }
        let hasChanged = isNew || expiresOn != account.feed.expiresOn
        var fact =
            expiresOn == account.expiresOn
            ? nil : precedence(over: expiresOn, hasChanged: hasChanged, for: account, queued)
        if fact == nil, !isNew, let expiresOn, expiresOn != account.expiresOn, try isTakenBack(expiresOn) {
            fact = .isTakenBack(short(account.username), expiresOn)
        }
        // A date that comes while the account is out of use is news to it once it is open again.
        if fact != .isOutOfUse(short(account.username)) { account.feed.expiresOn = expiresOn }
        guard let fact else { return account.expiresOn = expiresOn }
        if queued == nil || reportsQueued { remarks.append(Remark(row.origin, fact)) }
    }

    /// Returns what takes precedence over a feed's Expires Date; nil if nothing does.
    private static func precedence(
        over expiresOn: CivilDate?,
        hasChanged: Bool,
        for account: UserAccount,
        _ queued: Offboarding?
    ) -> Remark.Fact? {
        let username = short(account.username)
        if let queued { return .isQueued(username, queued.lastDay, keepsOwnDate: queued.keepsAccount) }
        if account.closing != nil
            || (account.disabled && !account.feed.hasDisabled && account.expiresOn != nil)
        {
            return .isOutOfUse(username)
        }
        return hasChanged ? nil : .keepsExpiresDate(username, account.expiresOn)
    }
}
