import GRDB
import LastdayCore

extension SQLiteRecords {
    func records(of kind: RecordKind, after number: Int64?, limit: Int) throws -> [StoredRecord] {
        func batch<Record: Recorded>(_ type: Record.Type) throws -> [StoredRecord] {
            let table = type.table
            let rows = try rows(
                """
                SELECT \(table.columns) FROM \(table.source) WHERE \(table.kind.rawValue).\(table.key) > ?
                ORDER BY \(table.kind.rawValue).\(table.key) LIMIT ?
                """,
                [key(kind, number), limit]
            )
            return try Array(rows.map { StoredRecord(try $0.record(type)) })
        }
        guard kind != .audit else {
            return try audit(AuditSelection(after: number ?? 0, limit: limit)).map { StoredRecord($0) }
        }
        return try batch(kind.type)
    }

    /// Returns a record's key in its table: a night's number is its date, which is stored as text.
    private func key(_ kind: RecordKind, _ number: Int64?) -> any DatabaseValueConvertible {
        guard kind == .night else { return number ?? .min }
        return number.map { CivilDate(dayNumber: Int($0)).description } ?? ""
    }

    func auditEnd() throws -> AuditEnd {
        // The note of the audit's end is written once, after the last entry of the transaction.
        try changes?.auditEnd ?? SQLiteAuditChain.auditEnd(db)
    }

    func deliveryMarks() throws -> DeliveryMarks { try SQLiteDelivery.marks(db) }
}
