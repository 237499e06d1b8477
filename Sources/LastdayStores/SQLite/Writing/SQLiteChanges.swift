import GRDB
import LastdayCore

/// The writer of one transaction: it writes each change, and its audit entry.
final class SQLiteChanges {
    let db: Database
    /// How the audit ends; nil until something is written.
    private var end: (sequence: Int64, linking: AuditChain)?
    /// The statements so far; a transaction has a handful, however many records it changes.
    private var updates: [Update] = []

    init(db: Database) {
        self.db = db
    }

    /// Writes the events' changes and their audit entries, as part of the transaction that decided them.
    func keep(_ events: [Event], on context: ActionContext) throws -> [AuditEntry] {
        guard !events.isEmpty else { return [] }
        var (sequence, linking) = try end ?? SQLiteAuditChain.continuation(db)
        let entries = try events.map { event in
            for change in event.changes { try write(change) }
            sequence += 1
            let entry = AuditEntry(sequence: sequence, event, on: context).linked(by: &linking)
            try write(entry)
            return entry
        }
        end = (sequence, linking)
        return entries
    }

    /// How the audit ends, including what has been written; nil if nothing has been.
    var auditEnd: AuditEnd? { end.map { AuditEnd(last: $0.sequence, link: $0.linking.head) } }

    /// Updates the note of the audit's end, after the last entry of the transaction.
    func finish() throws {
        if let end { try SQLiteAuditChain.note(end.sequence, end.linking.head, in: db) }
    }

    /// Writes another store's record as it was there.
    func keep(_ stored: StoredRecord) throws {
        guard let entry = stored.record as? AuditEntry else { return try insert(stored.record) }
        var linking = try end?.linking ?? SQLiteAuditChain.continuation(db).linking
        try write(entry.linked(by: &linking))
        end = (entry.sequence, linking)
    }

    private func write(_ change: Change) throws {
        if let zone = change.to as? StoreZone { return try SQLiteZone.write(zone, in: db) }
        if change.from == nil { try insert(change.to) } else { try update(change.to, at: change.places) }
    }

    private func insert<Record: Recorded>(_ record: Record) throws {
        if let fault = record.unkeepable { throw Self.refusal(fault) }
        if let account = record as? UserAccount, let closing = account.closing {
            try write(closing, of: account)
        }
        let table = Record.table
        try db.executeOnce(table.insert) { bind in
            try Record.schema.forEachValue(of: record, at: table.own, bind)
        }
    }

    /// Updates the fields that change: three or four of an account that is closed.
    private func update<Record: Recorded>(_ record: Record, at different: UInt64) throws {
        let table = Record.table
        if let account = record as? UserAccount, different & SQLiteTable.ofClosing != 0,
            let closing = account.closing
        {
            try write(closing, of: account)
        }
        let update = update(table, different)
        guard !update.values.isEmpty else { return }
        if let fault = Record.schema.fault(of: record, at: different) { throw Self.refusal(fault) }
        try db.executeOnce(update.sql) { bind in
            try Record.schema.forEachValue(of: record, at: update.values, bind)
        }
    }

    /// Returns the statement that updates these fields, created once for each set.
    private func update(_ table: SQLiteTable, _ different: UInt64) -> Update {
        if let known = updates.first(where: { $0.kind == table.kind && $0.different == different }) {
            return known
        }
        let places = table.own.filter { different & 1 << $0 != 0 }
        let update = Update(
            kind: table.kind,
            different: different,
            sql: table.update(places),
            values: places.isEmpty ? [] : places + [0]
        )
        updates.append(update)
        return update
    }

    /// Writes a closing, or replaces the one of the same run: a run that was interrupted and resumed may
    /// close an account twice if it was reinstated in between.
    private func write(_ closing: Closing, of account: UserAccount) throws {
        try db.execute(
            """
            INSERT INTO closing (run, account, at, because) VALUES (?, ?, ?, ?)
            ON CONFLICT (run, account) DO UPDATE SET at = excluded.at, because = excluded.because
            """,
            closing.run,
            account.number,
            closing.at.description,
            closing.because.rawValue
        )
    }

    private static let insertAudit =
        "INSERT INTO audit (\(Columns.audit)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

    private func write(_ entry: AuditEntry) throws {
        try db.execute(
            Self.insertAudit,
            entry.sequence,
            entry.at.description,
            entry.kind.rawValue,
            entry.actor,
            entry.actorUID,
            entry.command,
            entry.username,
            entry.person,
            entry.expiresOn?.description,
            entry.run,
            entry.night?.description,
            entry.changes,
            entry.link?.data
        )
    }

    /// Returns the error for a record that SQLite would store differently, or not at all.
    private static func refusal(_ fault: String) -> DatabaseError {
        DatabaseError(resultCode: .SQLITE_CONSTRAINT, message: fault)
    }
}

/// The statement that updates a set of fields of a kind of record.
private struct Update {
    let kind: RecordKind
    /// The places of the fields: a bit for each, the first the lowest.
    let different: UInt64
    let sql: String
    /// The places of the statement's values; empty if the table itself has none of the fields.
    let values: [Int]
}
