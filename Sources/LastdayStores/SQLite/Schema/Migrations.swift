import GRDB
import LastdayMessages
import LastdayCore

/// The history of the tables: each step in SQL, never changed once it has shipped.
enum Migrations {
    private static var all: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 people, accounts, offboardings, runs, nights, audit") { db in
            try db.execute(sql: Schema.first)
            try db.execute(sql: NeverDelete.first)
        }
        migrator.registerMigration("2 employments, assignments, documents, AIM contacts") { db in
            try db.execute(sql: Schema.second)
            try db.execute(sql: NeverDelete.second)
        }
        migrator.registerMigration("3 held, released, undone and doubted runs") { db in
            try db.execute(sql: Schema.third)
        }
        migrator.registerMigration("4 the audit's links") { db in
            try db.execute(sql: Schema.fourth)
            try SQLiteAuditChain.linkAll(db)
            try db.execute(sql: NeverDelete.fourth)
        }
        migrator.registerMigration("5 the audit's end") { db in
            try SQLiteAuditChain.makeMark(db)
        }
        migrator.registerMigration("6 closings") { db in
            try db.execute(sql: Schema.sixth)
            try db.execute(sql: NeverDelete.sixth)
        }
        migrator.registerMigration("7 the zone") { db in
            try db.execute(sql: SQLiteZone.schema)
        }
        migrator.registerMigration("8 the account's type") { db in
            try db.execute(
                sql: """
                    ALTER TABLE account ADD COLUMN account_type TEXT
                        CHECK (account_type IN ('staff', 'student', 'guardian', 'service'))
                    """
            )
        }
        migrator.registerMigration("9 runs that have not finished") { db in
            try db.execute(sql: "CREATE INDEX run_unfinished ON run (id) WHERE finished_at IS NULL")
        }
        migrator.registerMigration("10 what feeds say, and further identifiers") { db in
            try db.execute(sql: Schema.tenth)
        }
        return migrator
    }

    /// Brings a store up to this version; a store of a newer version is refused and left unchanged.
    static func bringUpToDate(_ queue: DatabaseQueue, at path: String) throws {
        let migrations = all
        let (applied, isNewer) = try queue.read { db in
            (try migrations.completedMigrations(db), try migrations.hasBeenSuperseded(db))
        }
        guard !isNewer else {
            let version = try queue.read {
                try String.fetchOne($0, sql: "SELECT max(identifier) FROM grdb_migrations") ?? "unknown"
            }
            throw StoreFailure.newer(path, version: "its tables have version \(quoted(version))")
        }
        if applied.count < migrations.migrations.count { try migrations.migrate(queue) }
    }
}
