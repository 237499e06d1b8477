import CSQLite
import GRDB
import LastdayCore

/// The SQLite library, set up before anything is opened: what is set up later has no effect.
enum SQLiteLibrary {
    /// Lets SQLite hold a statement's undo journal in memory; it is no larger than what the statement writes.
    ///
    /// After 64 KiB SQLite would move it to a file for the rest of the transaction, and write several pages
    /// for each row of an import. A limit above 128 KiB would not do: SQLite could not write that much out at
    /// once, and would report a full disk.
    private static let keepsUndoInMemory = sqlite3_config_statement_journal(-1) == SQLITE_OK

    /// Lets SQLite allocate memory without a lock for counting it; nobody asks how much it uses.
    private static let countsNoMemory = sqlite3_config_memory_statistics(0) == SQLITE_OK

    private static func setUp() { _ = (keepsUndoInMemory, countsNoMemory) }

    /// Opens a database through GRDB.
    static func open(_ path: String, _ configuration: Configuration = Configuration()) throws -> DatabaseQueue
    {
        setUp()
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Opens a file, or a URI, for reading only and by one thread at a time.
    static func openForReading(_ path: String) throws(StoreFailure) -> OpaquePointer {
        setUp()
        var connection: OpaquePointer?
        let flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI
        let result = sqlite3_open_v2(path, &connection, flags, nil)
        guard result == SQLITE_OK, let connection else {
            sqlite3_close_v2(connection)
            throw StoreFailure.unavailable(path, detail: String(cString: sqlite3_errstr(result)))
        }
        return connection
    }
}
