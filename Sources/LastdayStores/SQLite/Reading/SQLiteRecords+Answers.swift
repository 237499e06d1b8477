import GRDB
import LastdayCore

extension SQLiteRecords {
    /// Returns the end of the index range of texts with a prefix: nothing sorts after U+10FFFF.
    private func end(of prefix: String) -> String { prefix + "\u{10FFFF}" }

    func forEachDeparture(
        _ state: Offboarding.State?,
        of account: Int64?,
        _ body: (Departure) throws -> Void
    ) throws {
        let rows = try rows(
            """
            SELECT \(Offboarding.table.columns) FROM offboarding
            WHERE \(state == nil ? "?1 IS NULL" : "state = ?1") AND \(account == nil ? "?2 IS NULL" : "account = ?2")
            ORDER BY last_day, id
            """,
            [state?.rawValue, account]
        )
        while let row = try rows.next() {
            let offboarding = try row.record(Offboarding.self)
            guard let account = try self.account(offboarding.account)
            else { continue }
            let person = try account.person.flatMap { try self.person($0) }
            try body(Departure(offboarding: offboarding, account: account, person: person))
        }
    }

    func people(lastName: String) throws -> [PersonWithAccounts] {
        try records(
            Person.self,
            """
            SELECT \(Person.table.columns) FROM person WHERE last_name >= ? AND last_name < ?
            ORDER BY last_name, first_name, id
            """,
            [lastName, end(of: lastName)]
        ).map { PersonWithAccounts(person: $0, accounts: try accounts(of: $0.number)) }
    }

    func people(email: String) throws -> [Person] {
        try records(
            Person.self,
            "SELECT \(Person.table.columns) FROM person WHERE email = ? COLLATE NOCASE ORDER BY id",
            [email]
        )
    }

    func accounts(matching text: String) throws -> [AccountWithPerson] {
        // The index of usernames is case-sensitive, so each spelling of the first letters is its own range.
        let beginnings = Self.beginnings(of: text)
        let ranges = beginnings.map { _ in "SELECT id FROM account WHERE username >= ? AND username < ?" }
        return try Array(
            rows(
                """
                SELECT \(UserAccount.table.columns) FROM \(UserAccount.table.source)
                WHERE username >= ?1 COLLATE NOCASE AND username < ?2 COLLATE NOCASE
                    AND id IN (\(ranges.joined(separator: " UNION ALL ")))
                UNION
                SELECT \(UserAccount.table.columns) FROM \(UserAccount.table.source)
                WHERE person IN (SELECT id FROM person WHERE last_name >= ?1 AND last_name < ?2)
                ORDER BY username
                """,
                StatementArguments([text, end(of: text)] + beginnings.flatMap { [$0, end(of: $0)] })
            ).map { try $0.record(UserAccount.self) }
        ).map { AccountWithPerson(account: $0, person: try $0.person.flatMap { try person($0) }) }
    }

    /// Returns every spelling of a text's first three letters in lower and upper case.
    ///
    /// Like NOCASE, this knows only the letters of ASCII.
    private static func beginnings(of text: String) -> [String] {
        text.unicodeScalars.prefix(3).reduce([""]) { beginnings, letter in
            let small = letter.properties.lowercaseMapping, capital = letter.properties.uppercaseMapping
            let ways = letter.isASCII && small != capital ? [small, capital] : [String(letter)]
            return beginnings.flatMap { beginning in ways.map { beginning + $0 } }
        }
    }

    func usernames(like username: String) throws -> [String] {
        // A mistyped name usually has its first or second letter right, or an extra letter in front.
        let (first, second) = (String(username.prefix(1)), String(username.dropFirst().prefix(1)))
        return try String.fetchAll(
            db,
            sql: """
                SELECT username FROM account
                WHERE substr(username, 1, 1) = ?1 COLLATE NOCASE OR substr(username, 2, 1) = ?2 COLLATE NOCASE
                    OR substr(username, 1, 1) = ?2 COLLATE NOCASE
                LIMIT 20000
                """,
            arguments: [first, second]
        )
    }

    func nights(limit: Int) throws -> [NightWithRun] {
        try records(
            Night.self,
            "SELECT \(Night.table.columns) FROM night ORDER BY date DESC LIMIT ?",
            [limit]
        ).compactMap { night in
            try run(night.run)
                .map { NightWithRun(night: night, run: $0) }
        }
    }

    /// Returns the number of a run's first entry that is not a closing; 1 if there is none.
    ///
    /// Nearly every run begins with such an entry, so most of a long audit need not be read.
    private func beginning(of run: Int64?) throws -> Int64 {
        guard let run else { return 1 }
        let statement = try db.cachedStatement(
            sql: "SELECT min(sequence) FROM audit WHERE run = ? AND run IS NOT NULL AND event <> 'closed'"
        )
        return try Int64.fetchOne(statement, arguments: [run]) ?? 1
    }

    func audit(_ selection: AuditSelection) throws -> [AuditEntry] {
        try Array(
            rows(
                """
                SELECT \(Columns.audit) FROM audit
                WHERE sequence > ? \(selection.username == nil ? "AND ? IS NULL" : "AND username = ?")
                    AND at >= ? AND (? IS NULL OR event = ?) AND (? IS NULL OR +run = ?)
                ORDER BY sequence LIMIT ?
                """,
                [
                    max(selection.after, try beginning(of: selection.run) - 1), selection.username,
                    selection.since?.description ?? "", selection.kind?.rawValue, selection.kind?.rawValue,
                    selection.run, selection.run, selection.limit,
                ]
            ).map { try $0.auditEntry() }
        )
    }
}
