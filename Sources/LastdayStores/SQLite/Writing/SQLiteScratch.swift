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
                CREATE TEMP TABLE IF NOT EXISTS numbered (key INTEGER PRIMARY KEY, text TEXT NOT NULL);
                DELETE FROM temp.numbered;
                """
        )
        return SQLiteRecords(db: changes.db, changes: changes)
    }
}

extension SQLiteRecords: TransactionScratch {
    func insertIfAbsent(_ text: String, under key: String) throws -> String? {
        try insertIfAbsent(text, under: key, in: "note")
    }

    func insertIfAbsent(_ text: String, under number: Int64, in list: ScratchList) throws -> String? {
        // The lists of one number are next to each other, and so are those of the next one.
        try insertIfAbsent(
            text,
            under: number * Int64(ScratchList.allCases.count) + list.rawValue,
            in: "numbered"
        )
    }

    private func insertIfAbsent(
        _ text: String,
        under key: some StatementBinding & DatabaseValueConvertible,
        in table: String
    ) throws -> String? {
        try db.execute("INSERT OR IGNORE INTO temp.\(table) VALUES (?, ?)", key, text)
        guard db.changesCount == 0 else { return nil }
        return try String.fetchOne(
            db.cachedStatement(sql: "SELECT text FROM temp.\(table) WHERE key = ?"),
            arguments: [key]
        )
    }
}
