import GRDB
import LastdayRules

/// An account's two halves, written apart because a night touches only the first.
enum AccountSQL {
    private static let standing = ["expires_on", "disabled", "closed_at", "closed_because", "closed_run"]
    private static let particulars = [
        "username", "person", "homepage", "all_calendars", "force_password_change", "roles", "groups",
        "created_by",
        "created_at", "modified_by", "modified_at", "other",
    ]

    static let insert = """
        INSERT INTO account (\((standing + particulars).joined(separator: ", ")), id)
        VALUES (\(String(repeating: "?, ", count: standing.count + particulars.count))?)
        """
    static let updateStanding = update(standing)
    static let updateParticulars = update(particulars)

    private static func update(_ columns: [String]) -> String {
        "UPDATE account SET \(columns.map { "\($0) = ?" }.joined(separator: ", ")) WHERE id = ?"
    }
}

extension UserAccount {
    /// The half that a closing, a queueing or a reinstatement changes.
    var standing: [AnyHashable?] { [expiresOn, disabled, closing] }

    /// The other half: the account with the standing of a new one.
    var particulars: UserAccount {
        var rest = self
        rest.expiresOn = nil
        rest.disabled = false
        rest.closing = nil
        return rest
    }

    /// The first half in the order of its columns.
    var standingValues: StatementArguments {
        [
            expiresOn?.description, disabled, closing?.at.description, closing?.because.rawValue,
            closing?.run,
        ]
    }

    /// The other half in the order of its columns.
    var particularValues: StatementArguments {
        [
            username, person, homepage, allCalendars, forcePasswordChange, JSON.text(.list(roles)),
            JSON.text(.list(groups)), stamps.createdBy, stamps.createdAt, stamps.modifiedBy,
            stamps.modifiedAt,
            JSON.text(.named(other)),
        ]
    }
}
