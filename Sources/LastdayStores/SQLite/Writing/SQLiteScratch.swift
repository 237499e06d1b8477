import GRDB
import LastdayCore

/// Notes in a temporary table, which SQLite keeps outside the store and moves to the disk when it grows.
enum SQLiteScratch {
    /// The records, with no note taken yet.
    static func blank(beside changes: SQLiteChanges) throws -> SQLiteRecords {
        try changes.db.execute(
            sql: """
                CREATE TEMP TABLE IF NOT EXISTS note (key TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
                DELETE FROM temp.note;
                """
        )
        return SQLiteRecords(db: changes.db, changes: changes)
    }
}

extension SQLiteRecords: TransactionScratch {
    func insertIfAbsent(_ text: String, under key: String) throws -> String? {
        try db.execute("INSERT OR IGNORE INTO temp.note VALUES (?, ?)", key, text)
        guard db.changesCount == 0 else { return nil }
        return try String.fetchOne(
            db.cachedStatement(sql: "SELECT text FROM temp.note WHERE key = ?"),
            arguments: [key]
        )
    }
}
