import GRDB
import LastdayRules

/// How far the audit has been sent to the journal, and the sending of the rest.
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

    /// Sends entries in order until one cannot be sent, and moves the mark behind the last that was.
    func deliver(atMost limit: Int, _ send: (AuditEntry) -> Bool) throws -> Int {
        let start = try mark()
        var sent: Int64 = 0
        let entries = try SQLiteRecords(db: db).rows(
            "SELECT \(Columns.audit) FROM audit WHERE sequence > ? ORDER BY sequence LIMIT ?",
            [start, limit]
        )
        while let entry = try entries.next()?.auditEntry(), send(entry) { sent += 1 }
        if sent > 0 { try move(to: start + sent) }
        return Int(sent)
    }
}
