import GRDB
import LastdayRules

/// What the rules ask, answered inside one transaction.
struct SQLiteRecords: Records {
    let db: Database

    func rows(_ sql: String, _ arguments: StatementArguments = []) throws -> RowCursor {
        try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
    }

    /// The one row that is asked for; nil where there is none, which costs no more than the asking.
    func one<Value>(
        _ sql: String,
        _ arguments: StatementArguments = [],
        _ read: (Row) throws -> Value
    ) throws -> Value? {
        try Row.fetchOne(db.cachedStatement(sql: sql), arguments: arguments).map(read)
    }

    /// When the last audited act happened; nil before the first.
    func lastInstant() throws -> Instant? {
        try one("SELECT at FROM audit ORDER BY sequence DESC LIMIT 1") { try $0.instant(0) }.flatMap(\.self)
    }

    func account(named username: String) throws -> UserAccount? {
        try one("SELECT \(Columns.account) FROM \(Columns.accounts) WHERE username = ?", [username]) {
            try $0.account(db)
        }
    }

    func account(_ number: Int64) throws -> UserAccount? {
        try one("SELECT \(Columns.account) FROM \(Columns.accounts) WHERE id = ?", [number]) {
            try $0.account(db)
        }
    }

    func accounts(of person: Int64) throws -> [UserAccount] {
        try Array(
            rows("SELECT \(Columns.account) FROM \(Columns.accounts) WHERE person = ? ORDER BY id", [person])
                .map { try $0.account(db) }
        )
    }

    func person(_ number: Int64) throws -> Person? {
        try one("SELECT \(Columns.person) FROM person WHERE id = ?", [number]) { try $0.person(db) }
    }

    func person(districtID: String) throws -> Person? {
        try one("SELECT \(Columns.person) FROM person WHERE district_id = ?", [districtID]) {
            try $0.person(db)
        }
    }

    func queuedOffboarding(of account: Int64) throws -> Offboarding? {
        try one(
            "SELECT \(Columns.offboarding) FROM offboarding WHERE account = ? AND state = 'queued'",
            [account]
        ) { try $0.offboarding(db) }.flatMap(\.self)
    }

    func offboardings(of account: Int64) throws -> [Offboarding] {
        try Array(
            rows("SELECT \(Columns.offboarding) FROM offboarding WHERE account = ? ORDER BY id", [account])
                .compactMap { try $0.offboarding(db) }
        )
    }

    func latestOffboardings(of account: Int64, limit: Int) throws -> (latest: [Offboarding], count: Int) {
        let latest = try Array(
            rows(
                "SELECT \(Columns.offboarding) FROM offboarding WHERE account = ? ORDER BY id DESC LIMIT ?",
                [account, limit]
            ).compactMap { try $0.offboarding(db) }
        )
        let count = try Int.fetchOne(
            db,
            sql: "SELECT count(*) FROM offboarding WHERE account = ?",
            arguments: [account]
        )
        return (latest.reversed(), count ?? 0)
    }

    func nextNumber(of sort: RecordSort) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT coalesce(max(id), 0) + 1 FROM \(sort.rawValue)") ?? 1
    }

    func count(of sort: RecordSort) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM \(sort.rawValue)") ?? 0
    }
}
