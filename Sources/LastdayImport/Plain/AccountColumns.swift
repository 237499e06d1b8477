import LastdayMessages
import LastdayCore

/// The columns of a file of accounts whose meaning shows only in the file as a whole.
enum AccountColumns {
    /// Returns the choices for a file whose logins are under a heading of another meaning: what Google's admin
    /// console downloads has them under "Email Address [Required]".
    static func completed(_ choices: ColumnChoices, for file: CSVFile) -> ColumnChoices {
        guard !file.headings.contains(where: { choices.field(of: $0) == .username }),
            file.headingKeys.contains("orgunitpath"),
            let email = file.headings.first(where: { headingKey($0) == "emailaddress" })
        else { return choices }
        var completed = choices
        completed.name(email, as: ColumnField.username)
        return completed
    }

    /// The column with whole names, for files that have no others.
    ///
    /// A name that does not say which part is the last name is taken as that: nobody is without a name, and
    /// nothing is guessed.
    static let wholeName = ColumnSpec<FeedRow>(.wholeName) { cell, row in
        guard !cell.isEmpty, !isBlankWord(cell) else { return }
        let (whole, standing) = WholeName.withoutStanding(cell)
        if case .outOfUse? = standing { row.disabled = .value(true) }
        guard let name = try? WholeName(reading: whole) else {
            (row.lastName, row.firstName) = (.value(whole), .value(""))
            return
        }
        row.lastName = .value(name.last)
        row.firstName = .value(name.first)
        if let middle = name.middle { row.middleName = .value(middle) }
    }.remarking { cell in
        guard !cell.isEmpty, !isBlankWord(cell) else { return nil }
        guard (try? WholeName(reading: WholeName.withoutStanding(cell).name)) == nil else { return nil }
        return
            "\(quoted(cell)) does not say which part is the last name, so all of it is taken as that; write it as \"Last, First\""
    }

    /// Returns the columns that may say what sort of user an account is for, and those with titles.
    ///
    /// Under a heading such as Role, titles are as usual as sorts of people: a student is one in any case,
    /// whereas "Teacher" is a sort only where the column has nothing else.
    static func types(of file: CSVFile) -> [ColumnSpec<FeedRow>] {
        let ofTypes = file.headings.indices.contains { index in
            roleKeys.contains(file.headingKeys[index])
                && file.firstCells(of: index).allSatisfy { AccountType(role: $0) != nil }
        }
        return [
            ColumnSpec(.accountType, naming: { cell, _, row in row.take(AccountType(role: cell)) }),
            ColumnSpec(
                .title,
                naming: { cell, heading, row in
                    if roleKeys.contains(headingKey(heading)), let type = AccountType(role: cell),
                        ofTypes || type == .student || type == .guardian
                    {
                        row.take(type)
                    }
                    row.other.append(NamedText(name: heading, text: cell))
                }
            ),
            ColumnSpec(
                .organizationalUnit,
                naming: { cell, _, row in row.accountType = row.accountType ?? AccountType(place: cell) }
            ),
        ]
    }

    private static let roleKeys: Set<String> = ["role"]

    /// Returns the heading by which a file without a sort of user is one of students; nil if it is none.
    static func studentHeading(of file: CSVFile, _ choices: ColumnChoices) -> String? {
        let hasTypes = file.headings.contains { heading in
            let field = choices.field(of: heading)
            return field == .accountType || roleKeys.contains(headingKey(heading))
        }
        guard !hasTypes else { return nil }
        let keys = [
            "studentnumber", "studentid", "studentno", "statestudentid", "localstudentid", "lunchstatus",
        ]
        return file.headings.indices.first { index in
            keys.contains(file.headingKeys[index]) && !choices.isIgnored(file.headings[index], at: index)
                && !choices.isOwn(file.headings[index]) && !file.firstCells(of: index).isEmpty
        }.map { file.headings[$0] }
    }

    /// Returns whether a file with standings has several lines for a login: some systems write one for each
    /// school at which a person works, with the standing there.
    static func namesPeopleAgain(_ file: CSVFile, _ choices: ColumnChoices) -> Bool {
        func column(_ fields: ColumnField...) -> Int? {
            file.headings.firstIndex { heading in choices.field(of: heading).map(fields.contains) ?? false }
        }
        guard column(.status, .enabled, .disabled) != nil, column(.school) != nil,
            let login = column(.username)
        else { return false }
        var seen: Set<String> = []
        return file.firstCells(of: login).contains { !seen.insert(normalForm($0)).inserted }
    }
}

extension FeedRow {
    /// Takes the sort of user that a column says; of two, staff, who may be somebody's parents too.
    fileprivate mutating func take(_ type: AccountType?) {
        guard let type, accountType == nil || type == .staff else { return }
        accountType = type
    }
}
