import LastdayCore

extension OneRoster {
    /// The columns of users.csv that set a field; those required here are required by both versions.
    static let columns: [ColumnSpec<FeedRow>] = [
        ColumnSpec("District ID", ["sourcedId"], .everyCell) { cell, row throws(BadCell) in
            guard let id = try readIdentifier(cell) else { throw BadCell("blank; every user needs one") }
            row.districtID = id
        },
        ColumnSpec("Username", ["username"], .column) { cell, row throws(BadCell) in
            // A user without a username is a person without an account.
            row.username = try readUsername(cell)
        },
        ColumnSpec("Disabled", ["enabledUser"], .column) { cell, row throws(BadCell) in
            // A blank cell must not disable an account.
            if let isEnabled = try readFlag(cell) { row.disabled = .value(!isEnabled) }
        },
        .name("First Name", ["givenName"], .column, \.firstName),
        .name("Last Name", ["familyName"], .column, \.lastName),
        .text("Middle Name", ["middleName"], \.middleName),
        .text("Email", ["email"], \.email),
        ColumnSpec(
            "Further ID",
            ["identifier", "userMasterIdentifier"],
            naming: { cell, heading, row throws(BadCell) in
                guard let id = try readIdentifier(cell) else { return }
                row.identifiers.append(NamedText(name: heading, text: id))
            }
        ),
        ColumnSpec("IDs in other systems", ["userIds"]) { cell, row throws(BadCell) in
            for id in userIDs(cell) where try readIdentifier(id.text) != nil { row.identifiers.append(id) }
        },
        // 1.1 only; it is stored as well, because it names more than the type of the account.
        ColumnSpec(
            "Account Type",
            ["role"],
            naming: { cell, heading, row in
                row.accountType = AccountType(role: cell) ?? row.accountType
                row.other.append(NamedText(name: heading, text: cell))
            }
        ),
    ]

    /// Returns the identifiers of a cell such as "{LDAP:quilla},{State:0041}", each under its type.
    private static func userIDs(_ cell: String) -> [NamedText] {
        guard !cell.isEmpty else { return [] }
        return cell.split(separator: ",").map { part in
            let text = String(part.filter { $0 != "{" && $0 != "}" }).trimmed
            guard let mark = text.firstIndex(of: ":") else { return NamedText(name: "userIds", text: text) }
            return NamedText(
                name: "userIds \(String(text[..<mark]).trimmed)",
                text: String(text[text.index(after: mark)...]).trimmed
            )
        }
    }

    /// The headings of users.csv that set no field; they are stored unchanged.
    static let keptHeadings = [
        "status", "dateLastModified", "grades",
        // 1.1 only.
        "orgSourcedIds",
        // 1.2 only.
        "resourceSourcedIds", "preferredGivenName", "preferredMiddleName", "preferredFamilyName",
        "primaryOrgSourcedId",
    ]
}
