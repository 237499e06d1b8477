import LastdayMessages
import LastdayCore

/// Plain CSV files of accounts: from a directory, a student information system, or Lastday's own screen.
enum AccountsCSV {
    private static let who: [ColumnSpec<FeedRow>] = [
        .username, .districtID, .identifiers,
        .name(.lastName, \.lastName), .name(.firstName, \.firstName), .ofPerson(.middleName, \.middleName),
        ColumnSpec(.email) { cell, row in
            if !cell.isEmpty, !isBlankWord(cell) { row.email = .value(address(cell)) }
        }.further(addEmail),
        ColumnSpec(.otherEmail, naming: addEmail),
        ColumnSpec(.isContact) { cell, row throws(BadCell) in
            if let isContact = try readFlag(cell) { row.isContact = .value(isContact) }
        },
    ]

    /// Returns an e-mail address without the mark of a link.
    private static func address(_ cell: String) -> String {
        cell.lowercased().hasPrefix("mailto:") ? String(cell.dropFirst("mailto:".count)) : cell
    }

    private static let addEmail: ColumnSpec<FeedRow>.Decode = { cell, _, row in
        let cell = address(cell)
        guard !cell.isEmpty, !isBlankWord(cell), row.email != .value(cell) else { return }
        if case .value(let emails) = row.otherEmails {
            if !emails.contains(cell) { row.otherEmails = .value(emails + [cell]) }
        } else {
            row.otherEmails = .value([cell])
        }
    }

    private static let rest: [ColumnSpec<FeedRow>] = [
        .flag(.allCalendars, \.allCalendars), .flag(.forcePasswordChange, \.forcePasswordChange),
        .text(.homepage, \.homepage), .list(.roles, \.roles), .list(.groups, \.groups),
        .text(.createdBy, \.createdBy), .text(.createdDate, \.createdAt),
        .text(.modifiedBy, \.modifiedBy), .text(.modifiedDate, \.modifiedAt),
        kept(.supervisor), kept(.school),
    ]

    /// A column that says what somebody works as, and where: it has no field of an account, and does no harm.
    private static func kept(_ field: ColumnField) -> ColumnSpec<FeedRow> {
        ColumnSpec(
            field,
            naming: { cell, heading, row in row.other.append(NamedText(name: heading, text: cell)) }
        )
    }

    /// Returns whether a file has a column by which people log in.
    static func isOne(_ file: CSVFile, _ choices: ColumnChoices) -> Bool {
        hasUsername(file, choices) && departureHeading(of: file, choices) == nil
    }

    private static func hasUsername(_ file: CSVFile, _ choices: ColumnChoices) -> Bool {
        let choices = AccountColumns.completed(choices, for: file)
        return file.headings.contains { choices.field(of: $0) == .username }
    }

    /// Returns the first heading by which a file is a list of departures; a blank column says nothing.
    private static func departureHeading(of file: CSVFile, _ choices: ColumnChoices) -> String? {
        file.headings.indices.first { index in
            DeparturesCSV.isLastDay(file.headings[index], choices) && !file.firstCells(of: index).isEmpty
        }.map { file.headings[$0] }
    }

    /// Returns the form of a file of accounts; nil if it is none.
    static func form(of file: CSVFile, _ choices: ColumnChoices) -> PlainForm? {
        isOne(file, choices) ? form(AccountColumns.completed(choices, for: file), of: file) : nil
    }

    private static func form(_ choices: ColumnChoices, of file: CSVFile) -> PlainForm {
        let fields = Set(file.headings.compactMap(choices.field))
        let isNamed = !fields.isDisjoint(with: [.lastName, .firstName])
        // Google's logins are addresses, at which the person has mail, and so is an e-mail address as a login.
        let isAddress = file.headings.contains { heading in
            choices.field(of: heading) == .username
                && (headingKey(heading) == "primaryemail" || HeadingTable.known(heading)?.field == .email)
        }
        let allAreStudents =
            choices.included.contains(.student) && AccountColumns.studentHeading(of: file, choices) != nil
        return PlainForm(
            kind: "accounts CSV",
            order: 0,
            isOfAccounts: true,
            columns: who + AccountStanding.columns(of: file, in: choices.zone)
                + (isNamed ? [] : [AccountColumns.wholeName]) + rest + AccountColumns.types(of: file),
            finish: { row throws(BadField) in
                // A person without an account: a substitute, or somebody who has not begun yet.
                let isPerson = row.districtID != nil && row.lastName != .unspecified
                guard row.username != nil || isPerson else {
                    throw BadField(field: .username, fault: "blank; every account has a username")
                }
                if allAreStudents { row.accountType = row.accountType ?? .student }
                if isAddress, row.email == .unspecified, let login = row.username, login.contains("@") {
                    row.email = .value(login)
                }
            }
        )
    }

    /// Opens the rows of a file.
    ///
    /// - Throws: ``UnreadableFeed`` if the file is a list of departures, or has no column with logins.
    static func rows(of file: CSVFile, choosing choices: ColumnChoices = ColumnChoices()) throws
        -> any FeedRows
    {
        let choices = AccountColumns.completed(choices, for: file)
        if let heading = departureHeading(of: file, choices) {
            throw UnreadableFeed(
                "\(file.name): a list of departures, by its column \(quoted(heading)); queue them with: lastday queue --from \(file.name); "
                    + "if it is a file of accounts: --ignore-column \(quoted(heading))"
            )
        }
        guard file.headings.contains(where: { choices.field(of: $0) == .username }) else {
            let email = file.headings.first { choices.field(of: $0) == .email }
            let advice =
                email.map {
                    "; if people log in with their e-mail address: --column \(quoted("\($0)=Username"))"
                }
                ?? "; if another column has it: --column \"HEADING=Username\""
            throw UnreadableFeed(
                "\(file.name): no column Username; \(file.headingsFound(wanting: ["Username"]))\(advice)"
            )
        }
        if !choices.included.contains(.student),
            let heading = AccountColumns.studentHeading(of: file, choices)
        {
            throw UnreadableFeed(
                "\(file.name): seems to be a file of students, by its column \(quoted(heading)); take them with --include students, "
                    + "or, if they are staff: --ignore-column \(quoted(heading))"
            )
        }
        let form = form(choices, of: file)
        if AccountColumns.namesPeopleAgain(file, choices) {
            return try PlainFolder.rows(of: [(file, form)], choosing: choices)
        }
        return PlainRows(form.kind, of: file, by: try form.columns(of: file, choosing: choices))
    }
}
