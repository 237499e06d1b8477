import GRDB
import LastdayCore

extension SQLiteRecords {
    /// The condition of the index `account_due`, word for word; otherwise SQLite does not use the index.
    private static let isOpen = "expires_on IS NOT NULL AND disabled = 0 AND closed_run IS NULL"

    func due(through expiresOn: CivilDate, after mark: DueMark?, limit: Int) throws -> [DueAccount] {
        try Array(
            rows(
                """
                SELECT \(UserAccount.table.columns), \(Offboarding.table.columns)
                FROM \(UserAccount.table.source) LEFT JOIN offboarding ON offboarding.account = account.id AND state = 'queued'
                WHERE \(Self.isOpen) AND expires_on <= ? AND (expires_on, account.id) > (?, ?)
                ORDER BY expires_on, account.id LIMIT ?
                """,
                [expiresOn.description, mark?.expiresOn.description ?? "", mark?.number ?? 0, limit]
            ).map {
                try $0.dueAccount()
            }
        )
    }

    func dueCount(through expiresOn: CivilDate) throws -> Int {
        try Int.fetchOne(
            db,
            sql: "SELECT count(*) FROM account WHERE \(Self.isOpen) AND expires_on <= ?",
            arguments: [expiresOn.description]
        ) ?? 0
    }

    func openCount(of type: AccountType?, atMost limit: Int) throws -> Int {
        // Newest first: the oldest accounts are mostly closed, and every one would have to be skipped.
        try Int.fetchOne(
            db,
            sql: """
                SELECT count(*) FROM
                    (SELECT 1 FROM account WHERE disabled = 0 AND closed_run IS NULL AND account_type IS ?
                        ORDER BY id DESC LIMIT ?)
                """,
            arguments: [type?.rawValue, limit]
        ) ?? 0
    }

    func openAccounts(withRole role: String, after date: CivilDate, limit: Int) throws -> [UserAccount] {
        try records(
            UserAccount.self,
            """
            SELECT \(UserAccount.table.columns) FROM \(UserAccount.table.source)
            WHERE disabled = 0 AND closed_run IS NULL AND (expires_on IS NULL OR expires_on > ?)
                AND roles <> '[]' AND EXISTS (SELECT 1 FROM json_each(roles) WHERE value = ?)
            ORDER BY id LIMIT ?
            """,
            [date.description, role, limit]
        )
    }

    func queued(through lastDay: CivilDate) throws -> [Offboarding] {
        try records(
            Offboarding.self,
            """
            SELECT \(Offboarding.table.columns) FROM offboarding
            WHERE state = 'queued' AND last_day <= ? ORDER BY last_day, id
            """,
            [lastDay.description]
        )
    }

    func run(_ number: Int64) throws -> Run? {
        try record(Run.self, "SELECT \(Run.table.columns) FROM run WHERE id = ?", [number])
    }

    func lastNight() throws -> Night? {
        try record(Night.self, "SELECT \(Night.table.columns) FROM night ORDER BY date DESC LIMIT 1")
    }

    func unfinishedRuns() throws -> [Run] {
        try records(Run.self, "SELECT \(Run.table.columns) FROM run WHERE finished_at IS NULL ORDER BY id")
    }

    func closings(by run: Int64) throws -> Int {
        try Int.fetchOne(
            db,
            sql:
                "SELECT count(*) FROM closing JOIN account ON account.id = account AND closed_run = run WHERE run = ?",
            arguments: [run]
        ) ?? 0
    }
}
