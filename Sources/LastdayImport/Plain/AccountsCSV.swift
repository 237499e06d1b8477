import LastdayCore

/// Plain CSV files of accounts, with the headings of the guide's User Account screen or of Lastday's export.
enum AccountsCSV {
    static let columns: [ColumnSpec<FeedRow>] = [
        ColumnSpec("Username", ["Username"], .everyCell) { cell, row throws(BadCell) in
            guard !cell.isEmpty else { throw BadCell("blank; every account has a username") }
            row.username = cell
        },
        .districtID,
        .name("Last Name", ["Last Name"], .optional, \.lastName),
        .name("First Name", ["First Name"], .optional, \.firstName),
        .ofPerson("Middle Name", ["Middle Name"], \.middleName),
        .ofPerson("Email", ["Email"], \.email),
        ColumnSpec("AIM Contact", ["AIM Contact"]) { cell, row throws(BadCell) in
            if let isContact = try readFlag(cell) { row.isContact = .value(isContact) }
        },
        .date("Expires Date", ["Expires Date", "expires_on"], \.expiresOn),
        .flag("Disabled", ["Disabled"], \.disabled),
        .text("Homepage", ["Homepage"], \.homepage),
        .flag("All Calendars", ["All Calendars"], \.allCalendars),
        .flag("Force Password Change", ["Force Password Change"], \.forcePasswordChange),
        .list(
            "Product Security Roles",
            ["Product Security Roles", "Product Security Role Assignments", "roles"],
            \.roles
        ),
        .list("User Groups", ["User Groups", "groups"], \.groups),
        .text("Created By", ["Created By"], \.createdBy),
        .text("Created Date", ["Created Date", "created_at"], \.createdAt),
        .text("Modified By", ["Modified By"], \.modifiedBy),
        .text("Modified Date", ["Modified Date", "modified_at"], \.modifiedAt),
    ]

    /// Returns the form of a file that has a Username column and is not a list of departures; otherwise nil.
    static func form(of file: CSVFile) -> PlainForm? {
        let keys = Set(file.headingKeys)
        guard keys.contains("username"), !DeparturesCSV.isOne(file) else { return nil }
        return PlainForm(kind: "accounts CSV", order: 0, isOfAccounts: true, columns: columns)
    }

    static func rows(of file: CSVFile) throws -> any FeedRows {
        PlainRows("accounts CSV", of: file, by: try Columns(of: file, known: columns))
    }
}
