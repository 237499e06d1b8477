import Foundation
import GRDB
import LastdayCore

/// The links of audit entries, and the note of the last one, in the tables.
enum SQLiteAuditChain {
    /// Returns the last entry's number, and a chain for the entries that follow.
    ///
    /// - Throws: ``TornAudit`` if the audit does not end as noted; then nothing may follow.
    static func continuation(_ db: Database) throws -> (sequence: Int64, linking: AuditChain) {
        let end = try auditEnd(db)
        if let doubt = end.doubt { throw TornAudit(doubt: doubt) }
        return (end.last, AuditChain(after: end.link))
    }

    /// Returns how the audit ends, and how the note of its end differs.
    static func auditEnd(_ db: Database) throws -> AuditEnd {
        let (end, mark) = (try lastEntry(db), try mark(db))
        let doubt: AuditEnd.Doubt? =
            if let mark {
                if mark.sequence != end.sequence {
                    AuditEnd.Doubt.otherNumber(noted: mark.sequence, found: end.sequence)
                } else {
                    mark.link == end.link ? nil : .otherEntry(end.sequence)
                }
            } else {
                .notNoted
            }
        return AuditEnd(last: end.sequence, link: end.link, doubt: doubt)
    }

    /// Returns the number and link of the last entry.
    static func lastEntry(_ db: Database) throws -> (sequence: Int64, link: AuditLink) {
        let statement = try db.cachedStatement(
            sql: "SELECT sequence, link FROM audit ORDER BY sequence DESC LIMIT 1"
        )
        guard let row = try Row.fetchOne(statement) else { return (0, .beginning) }
        return (row[0], try row.link(1) ?? .beginning)
    }

    /// Returns the number and link in the note of the last entry, which reveals entries cut off at the end;
    /// nil if there is no note.
    static func mark(_ db: Database) throws -> (sequence: Int64, link: AuditLink)? {
        let statement = try db.cachedStatement(sql: "SELECT value FROM about WHERE name = 'audit'")
        guard let parts = try String.fetchOne(statement)?.split(separator: " "), parts.count == 2,
            let sequence = Int64(parts[0]), let link = AuditLink(String(parts[1]))
        else { return nil }
        return (sequence, link)
    }

    /// Inserts the note of the audit's end.
    static func makeMark(_ db: Database) throws {
        let end = try lastEntry(db)
        try db.execute(
            sql: "INSERT INTO about VALUES ('audit', ?)",
            arguments: ["\(end.sequence) \(end.link)"]
        )
    }

    /// Updates the note of the audit's end.
    static func note(_ sequence: Int64, _ link: AuditLink, in db: Database) throws {
        try db.execute("UPDATE about SET value = ? WHERE name = 'audit'", "\(sequence) \(link)")
    }

    /// Links all entries, in a table that had no links.
    static func linkAll(_ db: Database) throws {
        var linking = AuditChain()
        var last: Int64 = 0
        while true {
            let rows = try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT sequence, at, event, actor, actor_uid, command, username, person, expires_on, run,
                        night, changes FROM audit WHERE sequence > ? ORDER BY sequence LIMIT 1000
                        """
                ),
                arguments: [last]
            )
            for row in rows {
                for value in row.databaseValues { linking.add(value) }
                try db.execute(
                    "UPDATE audit SET link = ? WHERE sequence = ?",
                    linking.link().data,
                    row[0] as Int64
                )
                last = row[0]
            }
            if rows.isEmpty { return }
        }
    }
}

extension AuditLink {
    /// The link as the table stores it.
    var data: Data { withUnsafeBytes { Data($0) } }
}

extension AuditChain {
    /// Adds a field as the table stores it.
    fileprivate mutating func add(_ value: DatabaseValue) {
        switch value.storage {
        case .null: addNothing()
        case .int64(let number): add(number)
        case .string(var text): text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
        case .blob(let data): data.withUnsafeBytes { add($0) }
        case .double(let number): add(Int64(number))
        }
    }
}

extension Row {
    /// Returns the link in a column; nil if there is none.
    func link(_ column: Int) throws -> AuditLink? {
        try withUnsafeData(atIndex: column) { $0?.withUnsafeBytes { AuditLink($0) } }
    }
}
