import GRDB
import LastdayRules

/// An account's parts are written apart, each where it changed: a night touches only the last.
extension SQLiteChanges {
    func write(_ account: UserAccount, _ before: UserAccount?) throws {
        if before.map(account.hasParticulars) != true { try writeParticulars(account, isNew: before == nil) }
        if account.expiresOn != before?.expiresOn {
            try db.executeOnce(
                "UPDATE account SET expires_on = ? WHERE id = ?",
                account.expiresOn?.description,
                account.number
            )
        }
        if let closing = account.closing, closing != before?.closing { try write(closing, of: account) }
        if account.disabled != before?.disabled ?? false || account.closing?.run != before?.closing?.run {
            try db.executeOnce(
                "UPDATE account SET disabled = ?, closed_run = ? WHERE id = ?",
                account.disabled,
                account.closing?.run,
                account.number
            )
        }
    }

    private func writeParticulars(_ account: UserAccount, isNew: Bool) throws {
        try refuseUnkeepable(account)
        try db.executeOnce(
            isNew
                ? """
                INSERT INTO account (username, person, homepage, all_calendars, force_password_change, roles, groups,
                created_by, created_at, modified_by, modified_at, other, id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
                : """
                UPDATE account SET username = ?, person = ?, homepage = ?, all_calendars = ?,
                force_password_change = ?, roles = ?, groups = ?, created_by = ?, created_at = ?, modified_by = ?,
                modified_at = ?, other = ? WHERE id = ?
                """,
            account.username,
            account.person,
            account.homepage,
            account.allCalendars,
            account.forcePasswordChange,
            JSON.text(.list(account.roles)),
            JSON.text(.list(account.groups)),
            account.stamps.createdBy,
            account.stamps.createdAt,
            account.stamps.modifiedBy,
            account.stamps.modifiedAt,
            JSON.text(.named(account.other)),
            account.number
        )
    }

    /// A run that was cut off and taken up again may close somebody twice, who was taken back in between.
    private func write(_ closing: Closing, of account: UserAccount) throws {
        try db.executeOnce(
            """
            INSERT INTO closing (run, account, at, because) VALUES (?, ?, ?, ?)
            ON CONFLICT (run, account) DO UPDATE SET at = excluded.at, because = excluded.because
            """,
            closing.run,
            account.number,
            closing.at.description,
            closing.because.rawValue
        )
    }
}

extension UserAccount {
    /// Whether the other account is the same but for its Expires Date and what a closing writes.
    fileprivate func hasParticulars(of other: UserAccount) -> Bool {
        var like = other
        like.expiresOn = expiresOn
        like.disabled = disabled
        like.closing = closing
        return self == like
    }
}
