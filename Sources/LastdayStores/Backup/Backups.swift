import GRDBSQLite
import Glibc
import LastdayRules
import LastdaySystem
import SystemPackage

/// The backups of a store in a folder.
struct Backups {
    private let folder: String
    private let store: any Store

    init(of store: any Store, in folder: String) {
        (self.store, self.folder) = (store, folder)
    }

    /// Removes those that are older than the newest so many.
    ///
    /// Only what this program has made of this very store is one of them: by its name, by what stands in the file, and by the
    /// end of its audit, which the store has as well. So nobody's file goes, and no copy of a past that the store no longer
    /// has.
    ///
    /// - Returns: Those that are gone, the oldest first.
    /// - Throws: ``LastdayRules/StoreFailure``.
    func remove(behind count: Int) throws -> [BackupName] {
        let names: [BackupName]
        do throws(Errno) {
            names = try Folders.names(in: folder).compactMap(BackupName.init).sorted(by: >)
        } catch {
            throw StoreFailure(folder, error)
        }
        var own: [BackupName] = []
        for name in names where name.isJSON == (store is JSONStore) {
            if let end = end(of: name), try isOfStore(end) { own.append(name) }
        }
        let old = own.dropFirst(max(1, count)).reversed()
        for name in old {
            let path = "\(folder)/\(name)"
            guard unlink(path) == 0 else { throw StoreFailure(path, .last) }
            if name.isJSON { unlink(JSONStore.auditPath(of: path)) }
        }
        try DiskFile.syncFolder(of: "\(folder)/.")
        return Array(old)
    }

    private func isOfStore(_ end: AuditEnd) throws -> Bool {
        try store.read { try $0.auditEntry(end.last) }?.link == end.link
    }

    /// How the backup's audit ends; nil where it is no backup, or has no audit to know it by, or is in use.
    private func end(of name: BackupName) -> AuditEnd? {
        let path = "\(folder)/\(name)"
        guard (try? Stat(path, followTargetSymlink: false))?.type == .regular,
            let head = try? DiskFile(path, .readOnly).read(from: 0, count: 512)
        else { return nil }
        return name.isJSON ? Self.endOfJSON(head, path) : Self.endOfSQLite(head, path)
    }

    private static func endOfJSON(_ head: [UInt8], _ path: String) -> AuditEnd? {
        guard head.firstRange(of: Array("\"\(JSONDocument.format)\"".utf8)) != nil else { return nil }
        let audit = AuditFile(JSONStore.auditPath(of: path))
        guard (try? audit.refresh(synced: .max)) != nil, audit.last > 0 else { return nil }
        return AuditEnd(last: audit.last, link: audit.end.head)
    }

    private static func endOfSQLite(_ head: [UInt8], _ path: String) -> AuditEnd? {
        // The file's form (https://www.sqlite.org/fileformat.html): its beginning, and the application's number at 68.
        let number = withUnsafeBytes(of: Schema.applicationID.bigEndian) { Array($0) }
        guard head.starts(with: Array("SQLite format 3\0".utf8)), head.count > 72,
            Array(head[68..<72]) == number,
            access(path + "-wal", F_OK) != 0
        else { return nil }
        var connection: OpaquePointer?
        defer { sqlite3_close_v2(connection) }
        // Immutable: nothing is written beside it.
        let escaped = path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
        guard sqlite3_open_v2("file:\(escaped)?immutable=1", &connection, flags, nil) == SQLITE_OK else {
            return nil
        }
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
