import GRDBSQLite

/// A store opened with SQLite's C library alone, for the floors.
final class BareSQLite {
    private var handle: OpaquePointer?

    /// Opens a store with the service's settings: WAL, every commit flushed to the disk, foreign keys, and
    /// the same sizes of cache and log.
    init(_ path: String) throws {
        guard sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK
        else { throw failure }
        sqlite3_busy_timeout(handle, 5_000)
        try execute(
            """
            PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
            PRAGMA cache_size = -8192; PRAGMA wal_autocheckpoint = 8192; PRAGMA journal_size_limit = 33554432
            """
        )
    }

    deinit { sqlite3_close(handle) }

    func execute(_ sql: String) throws {
        guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure }
    }

    func prepare(_ sql: String) throws -> BareStatement {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, let statement else {
            throw failure
        }
        return BareStatement(statement)
    }

    /// Returns the first column of the first row as a number; 0 if there is no row.
    func number(_ sql: String) throws -> Int {
        let statement = try prepare(sql)
        return try statement.step() ? statement.number(0) : 0
    }

    /// Returns the first column of the first row as text; empty if there is no row.
    func text(_ sql: String) throws -> String {
        let statement = try prepare(sql)
        return try statement.step() ? statement.text(0) : ""
    }

    /// The number of rows that the last statement changed.
    var changes: Int { Int(sqlite3_changes(handle)) }

    private var failure: BenchFailure { BenchFailure("SQLite: \(String(cString: sqlite3_errmsg(handle)))") }
}

/// A prepared statement.
final class BareStatement {
    private let handle: OpaquePointer

    fileprivate init(_ handle: OpaquePointer) {
        self.handle = handle
    }

    deinit { sqlite3_finalize(handle) }

    /// A value for a statement.
    enum Value {
        case none
        case number(Int)
        case text(String)
        case bytes([UInt8])
    }

    /// SQLITE_TRANSIENT, a cast that Swift does not import.
    ///
    /// It makes SQLite copy the value.
    private static var copied: sqlite3_destructor_type {
        unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    }

    /// Runs the statement to its end with these values.
    func run(_ values: [Value] = []) throws {
        bind(values)
        while try step() {}
        sqlite3_reset(handle)
    }

    func bind(_ values: [Value]) {
        for (index, value) in zip(Int32(1)..., values) {
            switch value {
            case .none: sqlite3_bind_null(handle, index)
            case .number(let number): sqlite3_bind_int64(handle, index, Int64(number))
            case .text(let text): sqlite3_bind_text(handle, index, text, -1, Self.copied)
            case .bytes(let bytes): sqlite3_bind_blob(handle, index, bytes, Int32(bytes.count), Self.copied)
            }
        }
    }

    /// Advances to the next row, and returns whether there is one.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default:
            let message = String(cString: sqlite3_errmsg(sqlite3_db_handle(handle)))
            throw BenchFailure("SQLite: \(message)")
        }
    }

    func reset() { sqlite3_reset(handle) }

    func isNone(_ column: Int32) -> Bool { sqlite3_column_type(handle, column) == SQLITE_NULL }
    func number(_ column: Int32) -> Int { Int(sqlite3_column_int64(handle, column)) }
    func text(_ column: Int32) -> String {
        sqlite3_column_text(handle, column).map { String(cString: $0) } ?? ""
    }
}
