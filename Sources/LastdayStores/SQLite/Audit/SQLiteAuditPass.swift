import GRDB
import GRDBSQLite
import LastdayCore

/// A pass over a part of the audit, on a connection of its own and directly on the columns' bytes.
///
/// Reading each row into an ``LastdayCore/AuditEntry`` first would take many times as long.
final class SQLiteAuditPass {
    private let place: String
    private let connection: OpaquePointer

    /// Opens a read-only pass over the store at a path.
    init(over path: String) throws(StoreFailure) {
        place = path
        connection = try SQLiteLibrary.openForReading(path)
        sqlite3_busy_timeout(connection, 5_000)
    }

    deinit { sqlite3_close_v2(connection) }

    /// The result of a pass over a part of the audit.
    struct Part: Sendable {
        let scan: AuditScan
        /// The number of entries within the part's numbers.
        let count: Int
    }

    /// Checks the entries with these numbers, and the one after them if only that shows what is wrong.
    func scan(_ numbers: ClosedRange<Int64>) throws(StoreFailure) -> Part {
        var scan = try self.before(numbers.lowerBound)
        var linking = AuditChain()
        var count = 0
        try forEachRow(
            "SELECT \(Columns.audit) FROM audit WHERE sequence >= ? ORDER BY sequence",
            numbers.lowerBound
        ) { row in
            let sequence = sqlite3_column_int64(row, 0)
            guard numbers.contains(sequence) || scan.isUndecided else { return false }
            linking.follow(scan.link)
            for column in 0..<Self.linkColumn { Self.add(row, column, to: &linking) }
            scan.look(at: sequence, stored: Self.link(row, Self.linkColumn), made: linking.link())
            if numbers.contains(sequence) { count += 1 }
            return scan.fault == nil
        }
        scan.end()
        return Part(scan: scan, count: count)
    }

    private static let linkColumn = Int32(AuditEntry.form.fields.count)

    /// Returns a scan that begins after the last entry before a number.
    private func before(_ number: Int64) throws(StoreFailure) -> AuditScan {
        var scan = AuditScan()
        try forEachRow(
            "SELECT sequence, link FROM audit WHERE sequence < ? ORDER BY sequence DESC LIMIT 1",
            number
        ) { row in
            scan = AuditScan(
                after: sqlite3_column_int64(row, 0),
                link: Self.link(row, 1) ?? .beginning
            )
            return false
        }
        return scan
    }

    /// Adds a column's value in the form that ``LastdayCore/AuditChain`` takes.
    private static func add(_ row: OpaquePointer, _ column: Int32, to linking: inout AuditChain) {
        switch sqlite3_column_type(row, column) {
        case SQLITE_NULL: linking.addNothing()
        case SQLITE_INTEGER: linking.add(sqlite3_column_int64(row, column))
        default:
            let text = sqlite3_column_blob(row, column)
            let length = sqlite3_column_bytes(row, column)
            linking.add(UnsafeRawBufferPointer(start: text, count: Int(length)))
        }
    }

    private static func link(_ row: OpaquePointer, _ column: Int32) -> AuditLink? {
        let bytes = sqlite3_column_blob(row, column)
        return AuditLink(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(row, column))))
    }

    /// Calls the body with the rows of a query until it returns false.
    private func forEachRow(
        _ sql: String,
        _ number: Int64,
        _ body: (OpaquePointer) -> Bool
    ) throws(StoreFailure) {
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK, let statement,
            sqlite3_bind_int64(statement, 1, number) == SQLITE_OK
        else { throw failure() }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: guard body(statement) else { return }
            case SQLITE_DONE: return
            default: throw failure()
            }
        }
    }

    private func failure() -> StoreFailure {
        let code = ResultCode(rawValue: sqlite3_extended_errcode(connection))
        let message = String(cString: sqlite3_errmsg(connection))
        return storeFailure(DatabaseError(resultCode: code, message: message), at: place)
    }
}
