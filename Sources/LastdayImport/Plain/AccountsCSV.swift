import LastdayMessages
import LastdayCore

/// Plain CSV files of accounts: from a directory, a student information system, or Lastday's own screen.
enum AccountsCSV {
    private static let who: [ColumnSpec<FeedRow>] = [
        .username, .districtID, .identifiers,
        .name(.lastName, \.lastName), .name(.firstName, \.firstName), .ofPerson(.middleName, \.middleName),
        ColumnSpec(.email) { cell, row in
            if !cell.isEmpty, !isBlankWord(cell) { row.email = .value(cell) }
        }.further(addEmail),
        ColumnSpec(.otherEmail, naming: addEmail),
        ColumnSpec(.isContact) { cell, row throws(BadCell) in
            if let isContact = try readFlag(cell) { row.isContact = .value(isContact) }
        },
    ]

    /// The column with whole names, for files that have no others.
    private static let wholeName = ColumnSpec<FeedRow>(.wholeName) { cell, row throws(BadCell) in
        guard !cell.isEmpty, !isBlankWord(cell) else { return }
        let name = try WholeName(reading: cell)
        row.lastName = .value(name.last)
        row.firstName = .value(name.first)
        if let middle = name.middle { row.middleName = .value(middle) }
    }

    private static let addEmail: ColumnSpec<FeedRow>.Decode = { cell, _, row in
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
        ColumnSpec(.accountType) { cell, row in row.accountType = AccountType(role: cell) },
        .text(.createdBy, \.createdBy), .text(.createdDate, \.createdAt),
        .text(.modifiedBy, \.modifiedBy), .text(.modifiedDate, \.modifiedAt),
        kept(.supervisor), kept(.school), kept(.title),
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
        file.headings.contains { choices.field(of: $0) == .username } && !DeparturesCSV.isOne(file, choices)
    }

    /// Returns the form of a file of accounts; nil if it is none.
    static func form(of file: CSVFile, _ choices: ColumnChoices) -> PlainForm? {
        isOne(file, choices) ? form(choices, of: file) : nil
    }

    private static func form(_ choices: ColumnChoices, of file: CSVFile) -> PlainForm {
        let fields = Set(file.headings.compactMap(choices.field))
        let isNamed = !fields.isDisjoint(with: [.lastName, .firstName])
        // Google's logins are addresses, at which the person has mail.
        let isGoogle = file.headingKeys.contains("primaryemail")
        return PlainForm(
            kind: "accounts CSV",
            order: 0,
            isOfAccounts: true,
            columns: who + (isNamed ? [] : [wholeName]) + AccountStanding.columns(in: choices.zone) + rest,
            finish: { row throws(BadField) in
                // A person without an account: a substitute, or somebody who has not begun yet.
                let isPerson = row.districtID != nil && row.lastName != .unspecified
                guard row.username != nil || isPerson else {
                    throw BadField(field: .username, fault: "blank; every account has a username")
                }
                if isGoogle, row.email == .unspecified, let login = row.username { row.email = .value(login) }
            }
        )
    }

    /// Opens the rows of a file.
    ///
    /// - Throws: ``UnreadableFeed`` if the file is a list of departures, or has no column with logins.
    static func rows(of file: CSVFile, choosing choices: ColumnChoices = ColumnChoices()) throws
        -> any FeedRows
    {
        let departures = file.headings.filter { DeparturesCSV.isLastDay($0, choices) }
        if let heading = departures.first {
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
        let form = form(choices, of: file)
        return PlainRows(form.kind, of: file, by: try form.columns(of: file, choosing: choices))
    }
}
