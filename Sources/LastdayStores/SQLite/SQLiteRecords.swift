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
        try one(
            "SELECT \(UserAccount.table.columns) FROM \(UserAccount.table.source) WHERE username = ?",
            [username]
        ) {
            try $0.record(UserAccount.self, db)
        }
    }

    func account(_ number: Int64) throws -> UserAccount? {
        try one("SELECT \(UserAccount.table.columns) FROM \(UserAccount.table.source) WHERE id = ?", [number])
        {
            try $0.record(UserAccount.self, db)
        }
    }

    func accounts(of person: Int64) throws -> [UserAccount] {
        try Array(
            rows(
                "SELECT \(UserAccount.table.columns) FROM \(UserAccount.table.source) WHERE person = ? ORDER BY id",
                [person]
            )
            .map { try $0.record(UserAccount.self, db) }
        )
    }

    func person(_ number: Int64) throws -> Person? {
        try one("SELECT \(Person.table.columns) FROM person WHERE id = ?", [number]) {
            try $0.record(Person.self, db)
        }
    }

    func person(districtID: String) throws -> Person? {
        try one("SELECT \(Person.table.columns) FROM person WHERE district_id = ?", [districtID]) {
            try $0.record(Person.self, db)
        }
    }

    func queuedOffboarding(of account: Int64) throws -> Offboarding? {
        try one(
            "SELECT \(Offboarding.table.columns) FROM offboarding WHERE account = ? AND state = 'queued'",
            [account]
        ) { try $0.record(Offboarding.self, db) }
    }

    func offboardings(of account: Int64) throws -> [Offboarding] {
        try Array(
            rows(
                "SELECT \(Offboarding.table.columns) FROM offboarding WHERE account = ? ORDER BY id",
                [account]
            )
            .map { try $0.record(Offboarding.self, db) }
        )
    }

    func latestOffboardings(of account: Int64, limit: Int) throws -> (latest: [Offboarding], count: Int) {
        let latest = try Array(
            rows(
                "SELECT \(Offboarding.table.columns) FROM offboarding WHERE account = ? ORDER BY id DESC LIMIT ?",
                [account, limit]
            ).map { try $0.record(Offboarding.self, db) }
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
