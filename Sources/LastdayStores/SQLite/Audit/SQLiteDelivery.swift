import GRDB
import LastdayCore

/// How far a target has been told the audit, and what it has not been told.
struct SQLiteDelivery {
    let db: Database
    let target: AuditTarget

    /// The last entry that it has been told; 0 for a target without a row.
    func mark() throws -> Int64 {
        let sql = "SELECT sequence FROM delivery WHERE target = ?"
        return try Int64.fetchOne(db, sql: sql, arguments: [target.description]) ?? 0
    }

    /// Moves the mark after that entry.
    func move(to sequence: Int64) throws {
        try db.execute("UPDATE delivery SET sequence = ? WHERE target = ?", sequence, target.description)
        guard db.changesCount == 0 else { return }
        try db.execute("INSERT INTO delivery (target, sequence) VALUES (?, ?)", target.description, sequence)
    }

    /// The marks of all targets; a row that is no target's is passed over.
    static func marks(_ db: Database) throws -> DeliveryMarks {
        var marks = DeliveryMarks()
        for row in try Row.fetchAll(db, sql: "SELECT target, sequence FROM delivery") {
            if let target = AuditTarget(row[0]) { marks[target] = row[1] }
        }
        return marks
    }

    /// How many entries it has not been told.
    var owed: Int {
        get throws {
            Int(try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM audit") ?? 0) - Int(try mark())
        }
    }

    /// The first entries that it has not been told.
    func undelivered(atMost limit: Int) throws -> UndeliveredEntries {
        var undelivered = UndeliveredEntries(after: try mark(), atMost: limit)
        // One more, to know whether there are others.
        let rows = try SQLiteRecords(db: db).rows(
            "SELECT \(Columns.audit) FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?",
            [undelivered.mark, limit + 1]
        )
        while let entry = try rows.next()?.auditEntry(), undelivered.take(entry) {}
        return undelivered
    }
}
