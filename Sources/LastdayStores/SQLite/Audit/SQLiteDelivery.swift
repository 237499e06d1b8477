import GRDB
import LastdayRules

/// How far the audit has been sent to the journal, and what has not been.
struct SQLiteDelivery {
    let db: Database

    /// The last entry that has been sent.
    func mark() throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT sequence FROM delivery WHERE target = 'journal'") ?? 0
    }

    /// Moves the mark behind that entry.
    func move(to sequence: Int64) throws {
        try db.execute("UPDATE delivery SET sequence = ? WHERE target = 'journal'", sequence)
    }

    /// How many entries have not been sent.
    var owed: Int {
        get throws {
            Int(try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM audit") ?? 0) - Int(try mark())
        }
    }

    /// The first entries that have not been sent.
    func untold(atMost limit: Int) throws -> Untold {
        var untold = Untold(behind: try mark(), atMost: limit)
        // One more, to know whether there are others.
        let rows = try SQLiteRecords(db: db).rows(
            "SELECT \(Columns.audit) FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?",
            [untold.mark, limit + 1]
        )
        while let entry = try rows.next()?.auditEntry(), untold.take(entry) {}
        return untold
    }
}
