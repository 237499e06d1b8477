import GRDB
import LastdayRules

/// A row of a table as the source of a record's fields, which are asked for in the order of its columns.
struct SQLiteRow: FieldSource {
    private let row: Row
    private let db: Database
    private var column: Int

    /// The columns of a row from that one on.
    init(_ row: Row, _ db: Database, at first: Int) { (self.row, self.db, column) = (row, db, first) }

    var isSparse: Bool { false }

    func has(_ name: String) -> Bool { true }

    private mutating func next() -> Int {
        defer { column += 1 }
        return column
    }

    mutating func text(_ name: String) throws(UnreadableField) -> String? { row[next()] }

    mutating func number(_ name: String) throws(UnreadableField) -> Int64? { row[next()] }

    mutating func flag(_ name: String) throws(UnreadableField) -> Bool { row[next()] }

    mutating func list(_ name: String) throws(UnreadableField) -> [String] {
        let json: String = row[next()]
        guard json != "[]" else { return [] }
        if let texts = plainTexts(json) { return texts }
        return try read(name) { db in
            let statement = try db.cachedStatement(sql: "SELECT value FROM json_each(?)")
            return try String.fetchAll(statement, arguments: [json])
        }
    }

    mutating func named(_ name: String) throws(UnreadableField) -> [NamedText] {
        let json: String = row[next()]
        guard json != "{}" else { return [] }
        return try read(name) { db in
            let statement = try db.cachedStatement(sql: "SELECT key, CAST(value AS TEXT) FROM json_each(?)")
            return try Row.fetchAll(statement, arguments: [json]).map {
                NamedText(name: $0[0], text: $0[1] ?? "")
            }
        }
    }

    mutating func json(_ name: String) throws(UnreadableField) -> String { row[next()] }

    func end() throws(UnreadableField) {}

    /// Lets SQLite read what it wrote as JSON.
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

extension Row {
    /// The record whose columns begin at that one.
    ///
    /// - Throws: An error of SQLite's where the columns do not mean one: the store was written by something else.
    func record<Record: Recorded>(_ type: Record.Type, _ db: Database, at first: Int = 0) throws -> Record {
        do throws(UnreadableField) {
            return try Record(SQLiteRow(self, db, at: first))
        } catch {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "unreadable \(error.told)")
        }
    }

    /// An account with its queued departure, whose columns come behind the account's; a join may have found none.
    func dueAccount(_ db: Database) throws -> DueAccount {
        let behind = UserAccount.form.fields.count
        return DueAccount(
            account: try record(UserAccount.self, db),
            offboarding: (self[behind] as Int64?) == nil
                ? nil : try record(Offboarding.self, db, at: behind)
        )
    }

    /// The entry of the audit, with its link.
    func auditEntry(_ db: Database) throws -> AuditEntry {
        try record(AuditEntry.self, db).with(try link(AuditEntry.form.fields.count))
    }

    /// The instant in that column; nil where none stands there.
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

/// The texts of a JSON array that has no blank between them and nothing escaped in them; nil of any other.
private func plainTexts(_ json: String) -> [String]? {
    guard json.hasPrefix("[\""), json.hasSuffix("\"]"), !json.utf8.contains(UInt8(ascii: "\\")) else {
        return nil
    }
    var texts: [String] = []
    // Every second part lies between quotation marks, the others are the commas.
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

/// The columns of the audit, which are not all of an entry.
enum Columns {
    /// The entry's fields, and the link.
    static let audit = (AuditEntry.form.names + ["link"]).joined(separator: ", ")
}
