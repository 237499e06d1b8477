import GRDB
import LastdayCore

/// The delivery of the audit to one target: how far it has come, and what is left.
struct SQLiteDelivery {
    let db: Database
    let target: AuditTarget

    /// Returns the number of the last entry delivered; 0 if the target has no row.
    func mark() throws -> Int64 {
        let sql = "SELECT sequence FROM delivery WHERE target = ?"
        return try Int64.fetchOne(db, sql: sql, arguments: [target.description]) ?? 0
    }

    /// Moves the mark to an entry.
    func move(to sequence: Int64) throws {
        try db.execute("UPDATE delivery SET sequence = ? WHERE target = ?", sequence, target.description)
        guard db.changesCount == 0 else { return }
        try db.execute("INSERT INTO delivery (target, sequence) VALUES (?, ?)", target.description, sequence)
    }

    /// Returns the marks of all targets; a row whose name is not valid is skipped.
    static func marks(_ db: Database) throws -> DeliveryMarks {
        var marks = DeliveryMarks()
        for row in try Row.fetchAll(db, sql: "SELECT target, sequence FROM delivery") {
            if let target = AuditTarget(row[0]) { marks[target] = row[1] }
        }
        return marks
    }

    /// The number of entries not yet delivered.
    var owed: Int {
        get throws {
            Int(try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM audit") ?? 0) - Int(try mark())
        }
    }

    /// Reads the first entries not yet delivered.
    func undelivered(atMost limit: Int) throws -> UndeliveredEntries {
        var undelivered = UndeliveredEntries(after: try mark(), atMost: limit)
        // One more, to know whether others follow.
        let rows = try SQLiteRecords(db: db).rows(
            "SELECT \(Columns.audit) FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?",
            [undelivered.mark, limit + 1]
        )
        while let entry = try rows.next()?.auditEntry(), undelivered.take(entry) {}
        return undelivered
    }
}
