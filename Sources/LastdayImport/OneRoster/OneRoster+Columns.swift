import LastdayCore

extension OneRoster {
    /// The columns of users.csv that set a field; those required here are required by both versions.
    static let columns: [ColumnSpec<FeedRow>] = [
        ColumnSpec("District ID", ["sourcedId"], .everyCell) { cell, row throws(BadCell) in
            guard !cell.isEmpty else { throw BadCell("blank; every user needs one") }
            row.districtID = cell
        },
        ColumnSpec("Username", ["username"], .column) { cell, row in
            // A user without a username is a person without an account.
            row.username = cell.isEmpty ? nil : cell
        },
        ColumnSpec("Disabled", ["enabledUser"], .column) { cell, row throws(BadCell) in
            // A blank cell must not disable an account.
            if let isEnabled = try readFlag(cell) { row.disabled = .value(!isEnabled) }
        },
        .name("First Name", ["givenName"], .column, \.firstName),
        .name("Last Name", ["familyName"], .column, \.lastName),
        .text("Middle Name", ["middleName"], \.middleName),
        .text("Email", ["email"], \.email),
    ]

    /// The headings of users.csv that set no field; they are stored unchanged and not reported as misspelt.
    static let keptHeadings = [
        "status", "dateLastModified", "userIds", "identifier", "sms", "phone", "agentSourcedIds", "grades",
        // 1.1 only.
        "orgSourcedIds", "role",
        // 1.2 only.
        "userMasterIdentifier", "resourceSourcedIds", "preferredGivenName", "preferredMiddleName",
        "preferredFamilyName", "primaryOrgSourcedId", "pronouns",
    ]
}
