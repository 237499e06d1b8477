import GRDB
import GRDBSQLite
import LastdayCore

/// The store's records, as one transaction sees them.
struct SQLiteRecords: RecordReader {
    let db: Database
    /// What the transaction has written so far, if it works in steps; nil otherwise.
    var changes: SQLiteChanges?

    /// Returns the rows of a query; each has to be read before the next is fetched.
    func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> MapCursor<RowCursor, SQLiteRow> {
        let statement = try db.cachedStatement(sql: sql)
        return try Row.fetchCursor(statement, arguments: arguments).map { _ in SQLiteRow(statement, db) }
    }

    /// Returns the records of a query.
    func records<Record: Recorded>(
        _ type: Record.Type,
        _ sql: String,
        _ arguments: StatementArguments = []
    ) throws -> [Record] {
        var records: [Record] = []
        try forEachRow(sql, arguments) { row in
            records.append(try row.record(type))
            return true
        }
        return records
    }

    /// Returns the first record of a query; nil if there is none.
    func record<Record: Recorded>(
        _ type: Record.Type,
        _ sql: String,
        _ arguments: StatementArguments = []
    ) throws -> Record? {
        var record: Record?
        try forEachRow(sql, arguments) { row in
            record = try row.record(type)
            return false
        }
        return record
    }

    /// Passes each row of a query to the body until it returns false.
    ///
    /// A cursor of GRDB's would first describe the columns of each query, which takes longer than finding one
    /// row; an import looks up two or three rows for each of its own.
    private func forEachRow(
        _ sql: String,
        _ arguments: StatementArguments,
        _ body: (SQLiteRow) throws -> Bool
    ) throws {
        let statement = try db.cachedStatement(sql: sql)
        // This resets the statement and binds the values.
        statement.setUncheckedArguments(arguments)
        defer { sqlite3_reset(statement.sqliteStatement) }
        while true {
            switch sqlite3_step(statement.sqliteStatement) {
            case SQLITE_ROW: guard try body(SQLiteRow(statement, db)) else { return }
            case SQLITE_DONE: return
            case let result:
                throw DatabaseError(
                    resultCode: ResultCode(rawValue: result),
                    message: String(cString: sqlite3_errmsg(db.sqliteConnection)),
                    sql: sql
                )
            }
        }
    }

    /// Returns the instant of the last audit entry; nil if there is none.
    func lastInstant() throws -> Instant? {
        try Row.fetchOne(db.cachedStatement(sql: "SELECT at FROM audit ORDER BY sequence DESC LIMIT 1"))?
            .instant(0)
    }

    func account(named username: String) throws -> UserAccount? {
        try record(
            UserAccount.self,
            "SELECT \(UserAccount.table.columns) FROM \(UserAccount.table.source) WHERE username = ?",
            [username]
        )
    }

    func accounts(spelledLike username: String) throws -> [UserAccount] {
        let table = UserAccount.table
        let (condition, spellings) = Self.alike("username", username)
        return try records(
            UserAccount.self,
            "SELECT \(table.columns) FROM \(table.source) WHERE \(condition) ORDER BY id",
            spellings
        ).filter { isAlike($0.username, username) }
    }

    /// Returns the condition that a column has a text in any case, which an index answers, and its arguments.
    ///
    /// NOCASE knows only the letters of ASCII, so other letters are looked up in both cases.
    private static func alike(_ column: String, _ text: String) -> (String, StatementArguments) {
        let spellings = spellings(of: text)
        if spellings.count == 1 { return ("\(column) = ? COLLATE NOCASE", [spellings[0]]) }
        let conditions = spellings.map { _ in "\(column) = ? COLLATE NOCASE" }
        return ("(\(conditions.joined(separator: " OR ")))", StatementArguments(spellings))
    }

    func account(_ number: Int64) throws -> UserAccount? {
        try record(
            UserAccount.self,
            "SELECT \(UserAccount.table.columns) FROM \(UserAccount.table.source) WHERE id = ?",
            [number]
        )
    }

    func accounts(of person: Int64) throws -> [UserAccount] {
        try records(
            UserAccount.self,
            "SELECT \(UserAccount.table.columns) FROM \(UserAccount.table.source) WHERE person = ? ORDER BY id",
            [person]
        )
    }

    func person(_ number: Int64) throws -> Person? {
        try record(Person.self, "SELECT \(Person.table.columns) FROM person WHERE id = ?", [number])
    }

    func person(districtID: String) throws -> Person? {
        try record(
            Person.self,
            "SELECT \(Person.table.columns) FROM person WHERE district_id = ?",
            [districtID]
        )
    }

    func people(districtIDLike districtID: String) throws -> [Person] {
        let (condition, spellings) = Self.alike("district_id", districtID)
        return try records(
            Person.self,
            "SELECT \(Person.table.columns) FROM person WHERE \(condition) ORDER BY id",
            spellings
        ).filter { $0.districtID.map { isAlike($0, districtID) } ?? false }
    }

    func queuedOffboarding(of account: Int64) throws -> Offboarding? {
        try record(
            Offboarding.self,
            "SELECT \(Offboarding.table.columns) FROM offboarding WHERE account = ? AND state = 'queued'",
            [account]
        )
    }

    func offboardings(of account: Int64) throws -> [Offboarding] {
        try records(
            Offboarding.self,
            "SELECT \(Offboarding.table.columns) FROM offboarding WHERE account = ? ORDER BY id",
            [account]
        )
    }

    func latestOffboardings(of account: Int64, limit: Int) throws -> (latest: [Offboarding], count: Int) {
        let latest = try records(
            Offboarding.self,
            "SELECT \(Offboarding.table.columns) FROM offboarding WHERE account = ? ORDER BY id DESC LIMIT ?",
            [account, limit]
        )
        let count = try Int.fetchOne(
            db,
            sql: "SELECT count(*) FROM offboarding WHERE account = ?",
            arguments: [account]
        )
        return (latest.reversed(), count ?? 0)
    }

    func nextNumber(of kind: RecordKind) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT coalesce(max(id), 0) + 1 FROM \(kind.rawValue)") ?? 1
    }

    func count(of kind: RecordKind) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM \(kind.rawValue)") ?? 0
    }
}
