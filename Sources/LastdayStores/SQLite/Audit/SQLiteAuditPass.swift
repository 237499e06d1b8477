import GRDBSQLite
import LastdayCore

/// A pass over a part of the audit, by a connection of its own and straight from the columns' bytes.
///
/// Reading each row into an ``LastdayCore/AuditEntry`` first would take many times as long.
final class SQLiteAuditPass {
    private let place: String
    private let connection: OpaquePointer

    /// A pass over the store at that path; it reads only.
    init(over path: String) throws(StoreFailure) {
        place = path
        var opened: OpaquePointer?
        let result = sqlite3_open_v2(path, &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nil)
        guard result == SQLITE_OK, let opened else {
            sqlite3_close_v2(opened)
            throw StoreFailure.unavailable(path, detail: String(cString: sqlite3_errstr(result)))
        }
        connection = opened
        sqlite3_busy_timeout(opened, 5_000)
    }

    deinit { sqlite3_close_v2(connection) }

    /// What a pass over a part came to.
    struct Part: Sendable {
        let scan: AuditScan
        /// How many entries of its numbers there are.
        let count: Int
    }

    /// Looks at the entries of these numbers, and at the one behind them where only that tells what is wrong.
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

    /// A pass that goes on behind the last entry before that number.
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

    /// Adds what stands in a column, as ``LastdayCore/AuditChain`` wants it.
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

    /// Hands out the rows of a query until the body has seen enough.
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
        let detail = String(cString: sqlite3_errmsg(connection))
        return switch sqlite3_errcode(connection) & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED: .busy(place)
        case SQLITE_CORRUPT, SQLITE_NOTADB: .damaged(place, detail: detail)
        default: .unavailable(place, detail: detail)
        }
    }
}
