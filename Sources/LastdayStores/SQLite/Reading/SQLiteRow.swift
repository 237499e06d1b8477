import GRDB
import GRDBSQLite
import LastdayMessages
import LastdayCore

/// The current row of a statement, as a source of fields that are read in the order of the columns.
///
/// The columns are read directly from SQLite: a missing text costs no more than one call.
struct SQLiteRow: FieldSource {
    private let statement: SQLiteStatement
    private let db: Database
    private var column: Int32

    /// Creates a source for a statement's current row, from its first column on.
    init(_ statement: Statement, _ db: Database) {
        (self.statement, self.db, column) = (statement.sqliteStatement, db, 0)
    }

    var isSparse: Bool { false }

    func has(_ name: String) -> Bool { true }

    private mutating func next() -> Int32 {
        defer { column += 1 }
        return column
    }

    mutating func text(_ name: String) throws(UnreadableField) -> String? {
        sqlite3_column_text(statement, next()).map { String(cString: $0) }
    }

    mutating func number(_ name: String) throws(UnreadableField) -> Int64? {
        let column = next()
        let number = sqlite3_column_int64(statement, column)
        return number == 0 && sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : number
    }

    mutating func flag(_ name: String) throws(UnreadableField) -> Bool {
        sqlite3_column_int64(statement, next()) != 0
    }

    mutating func list(_ name: String) throws(UnreadableField) -> [String] {
        let json = try text(name) ?? "[]"
        guard json != "[]" else { return [] }
        if let texts = plainTexts(json) { return texts }
        return try read(name) { db in
            let statement = try db.cachedStatement(sql: "SELECT value FROM json_each(?)")
            return try String.fetchAll(statement, arguments: [json])
        }
    }

    mutating func named(_ name: String) throws(UnreadableField) -> [NamedText] {
        let json = try text(name) ?? "{}"
        guard json != "{}" else { return [] }
        return try read(name) { db in
            let statement = try db.cachedStatement(sql: "SELECT key, CAST(value AS TEXT) FROM json_each(?)")
            return try Row.fetchAll(statement, arguments: [json]).map {
                NamedText(name: $0[0], text: $0[1] ?? "")
            }
        }
    }

    mutating func json(_ name: String) throws(UnreadableField) -> String { try text(name) ?? "" }

    func end() throws(UnreadableField) {}

    /// Runs the body, which lets SQLite read a field's JSON.
    private func read<Value>(_ name: String, _ body: (Database) throws -> Value) throws(UnreadableField)
        -> Value
    {
        do {
            return try body(db)
        } catch {
            throw UnreadableField(name, "\(error)")
        }
    }
}

extension SQLiteRow {
    /// Returns the record in the next columns.
    ///
    /// - Throws: A `DatabaseError` if the columns are not a valid record: another program wrote it.
    func record<Record: Recorded>(_ type: Record.Type) throws -> Record {
        do throws(UnreadableField) {
            return try Record(self)
        } catch {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "unreadable \(error.displayText)")
        }
    }

    /// Returns an account with its queued departure, if the join found one; its columns follow the account's.
    func dueAccount() throws -> DueAccount {
        var departure = self
        departure.column += Int32(UserAccount.form.fields.count)
        let isThere = sqlite3_column_type(statement, departure.column) != SQLITE_NULL
        return DueAccount(
            account: try record(UserAccount.self),
            offboarding: isThere ? try departure.record(Offboarding.self) : nil
        )
    }

    /// Returns the audit entry with its link.
    func auditEntry() throws -> AuditEntry {
        let link = Int32(AuditEntry.form.fields.count)
        let bytes = UnsafeRawBufferPointer(
            start: sqlite3_column_blob(statement, link),
            count: Int(sqlite3_column_bytes(statement, link))
        )
        return try record(AuditEntry.self).with(AuditLink(bytes))
    }
}

extension Row {
    /// Returns the instant in a column; nil if there is none.
    func instant(_ column: Int) throws -> Instant? {
        try (self[column] as String?).map { text in
            guard let instant = Instant(text) else {
                throw DatabaseError(
                    resultCode: .SQLITE_CORRUPT,
                    message: "unreadable instant \(quoted(text))"
                )
            }
            return instant
        }
    }
}

/// Returns the texts of a JSON array that has no spaces between them and no escapes in them; nil for any
/// other.
private func plainTexts(_ json: String) -> [String]? {
    guard json.hasPrefix("[\""), json.hasSuffix("\"]"), !json.utf8.contains(UInt8(ascii: "\\")) else {
        return nil
    }
    var texts: [String] = []
    // Every second part lies between quotation marks; the others are the commas.
    for (place, part) in json.utf8.dropFirst().dropLast().split(
        separator: UInt8(ascii: "\""),
        omittingEmptySubsequences: false
    ).enumerated() {
        if place % 2 == 1 {
            texts.append(String(decoding: part, as: UTF8.self))
        } else if place > 0, !part.isEmpty, !part.elementsEqual(",".utf8) {
            return nil
        }
    }
    return texts
}

/// The columns of the audit, which are more than an entry's fields.
enum Columns {
    /// The columns of the fields and the link.
    static let audit = (AuditEntry.form.names + ["link"]).joined(separator: ", ")
}
