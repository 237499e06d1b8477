import GRDB
import LastdayCore

/// Scratch space in a temporary table, outside the store; SQLite moves it to the disk when it grows.
enum SQLiteScratch {
    /// Returns the records with empty scratch space.
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
