import GRDB
import GRDBSQLite
import Glibc
import LastdayCore

/// A SQLite store is one file and, while it is used, SQLite's log beside it.
extension SQLiteStore: FileStore {
    static let ending = ".db"

    /// Returns true: every place that no other kind of store claims holds a SQLite store.
    static func isMeant(by place: String) -> Bool { true }

    /// Returns the file itself; the locked bytes lie after all that SQLite locks.
    static func lockFile(at place: String) -> String { place }

    static func companion(of path: String) -> String { path + "-wal" }

    var writtenFiles: [String] { [place, Self.companion(of: place)] }

    /// Makes the copy a single file, which can be read even if nothing can be written beside it.
    static func finishCopy(at path: String) throws {
        let queue = try SQLiteLibrary.open(path)
        try queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        try queue.close()
    }

    static func backupEnd(_ head: [UInt8], at path: String) -> AuditEnd? {
        // The file format (https://www.sqlite.org/fileformat.html): the header string, and the application ID
        // at offset 68.
        let number = withUnsafeBytes(of: Schema.applicationID.bigEndian) { Array($0) }
        guard head.starts(with: Array("SQLite format 3\0".utf8)), head.count > 72,
            Array(head[68..<72]) == number,
            access(path + "-wal", F_OK) != 0
        else { return nil }
        // Immutable: SQLite creates no files beside it.
        let escaped = path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
        guard let connection = try? SQLiteLibrary.openForReading("file:\(escaped)?immutable=1") else {
            return nil
        }
        defer { sqlite3_close_v2(connection) }
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        let sql = "SELECT sequence, link FROM audit ORDER BY sequence DESC LIMIT 1"
        guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK,
            sqlite3_step(statement) == SQLITE_ROW
        else { return nil }
        let bytes = UnsafeRawBufferPointer(
            start: sqlite3_column_blob(statement, 1),
            count: Int(sqlite3_column_bytes(statement, 1))
        )
        return AuditLink(bytes).map { AuditEnd(last: sqlite3_column_int64(statement, 0), link: $0) }
    }
}
