import GRDB
import LastdayRules

/// An account's parts, written apart because a night touches only the last.
enum AccountSQL {
    private static let particulars = [
        "username", "person", "homepage", "all_calendars", "force_password_change", "roles", "groups",
        "created_by", "created_at", "modified_by", "modified_at", "other",
    ]
    private static let expiry = ["expires_on"]
    private static let closing = ["disabled", "closed_at", "closed_because", "closed_run"]

    static let insert = """
        INSERT INTO account (\((particulars + expiry + closing).joined(separator: ", ")), id)
        VALUES (\(String(repeating: "?, ", count: particulars.count + expiry.count + closing.count))?)
        """
    static let updateParticulars = update(particulars)
    static let updateExpiry = update(expiry)
    static let updateClosing = update(closing)

    private static func update(_ columns: [String]) -> String {
        "UPDATE account SET \(columns.map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?"
    }
}

extension UserAccount {
    /// Whether the other account is the same but for its Expires Date and what a closing writes.
    func hasParticulars(of other: UserAccount) -> Bool {
        var like = other
        like.expiresOn = expiresOn
        like.disabled = disabled
        like.closing = closing
        return self == like
    }

    /// The first part in the order of its columns.
    var particularValues: StatementArguments {
        [
            username, person, homepage, allCalendars, forcePasswordChange, JSON.text(.list(roles)),
            JSON.text(.list(groups)), stamps.createdBy, stamps.createdAt, stamps.modifiedBy,
            stamps.modifiedAt,
            JSON.text(.named(other)),
        ]
    }

    /// The Expires Date.
    var expiryValues: StatementArguments { [expiresOn?.description] }

    /// What a closing writes, in the order of its columns.
    var closingValues: StatementArguments {
        [disabled, closing?.at.description, closing?.because.rawValue, closing?.run]
    }
}

extension SQLiteChanges {
    func write(_ account: UserAccount, _ before: UserAccount?) throws {
        guard let before else {
            try execute(
                AccountSQL.insert,
                account.particularValues + account.expiryValues + account.closingValues + [account.number]
            )
            return
        }
        if !account.hasParticulars(of: before) {
            try execute(AccountSQL.updateParticulars, account.particularValues + [account.number])
        }
        if account.expiresOn != before.expiresOn {
            try execute(AccountSQL.updateExpiry, account.expiryValues + [account.number])
        }
        if account.disabled != before.disabled || account.closing != before.closing {
            try execute(AccountSQL.updateClosing, account.closingValues + [account.number])
        }
    }
}
