import GRDB
import LastdayRules

extension SQLiteRecords {
    func kept(_ kind: RecordKind, after number: Int64?, limit: Int) throws -> [Kept] {
        func batch<Record: Recorded>(_ type: Record.Type) throws -> [Kept] {
            let table = type.table
            let rows = try rows(
                """
                SELECT \(table.columns) FROM \(table.source) WHERE \(table.kind.rawValue).\(table.key) > ?
                ORDER BY \(table.kind.rawValue).\(table.key) LIMIT ?
                """,
                [key(kind, number), limit]
            )
            return try Array(rows.map { Kept(try $0.record(type)) })
        }
        guard kind != .audit else {
            return try audit(AuditSelection(after: number ?? 0, limit: limit)).map { Kept($0) }
        }
        return try batch(kind.type)
    }

    /// A record's number as the table has it: nights are numbered by their date, which is there as text.
    private func key(_ kind: RecordKind, _ number: Int64?) -> any DatabaseValueConvertible {
        guard kind == .night else { return number ?? .min }
        return number.map { CivilDate(dayNumber: Int($0)).description } ?? ""
    }

    func auditEnd() throws -> AuditEnd {
        // What is noted of the end is written once, after the last entry of the transaction.
        try changes?.auditEnd ?? SQLiteLinking.auditEnd(db)
    }

    func deliveryMarks() throws -> DeliveryMarks { try SQLiteDelivery.marks(db) }
}
