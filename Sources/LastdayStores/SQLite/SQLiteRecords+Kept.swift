import GRDB
import LastdayRules

extension SQLiteRecords {
    func kept(_ sort: Kept.Sort, after number: Int64?, limit: Int) throws -> [Kept] {
        func batch(_ columns: String, _ table: String, _ read: (Row) throws -> Kept?) throws -> [Kept] {
            let rows = try rows(
                "SELECT \(columns) FROM \(table) WHERE id > ? ORDER BY id LIMIT ?",
                [number ?? .min, limit]
            )
            var batch: [Kept] = []
            while let row = try rows.next() {
                if let kept = try read(row) { batch.append(kept) }
            }
            return batch
        }
        switch sort {
        case .people: return try batch(Columns.person, "person") { .person(try $0.person(db)) }
        case .runs: return try batch(Columns.run, "run") { .run(try $0.run()) }
        case .accounts: return try batch(Columns.account, Columns.accounts) { .account(try $0.account(db)) }
        case .employments:
            return try batch(Columns.employment, "employment") { .employment(try $0.employment(db)) }
        case .assignments:
            return try batch(Columns.assignment, "assignment") { .assignment(try $0.assignment(db)) }
        case .documents: return try batch(Columns.document, "document") { .document(try $0.document()) }
        case .offboardings:
            return try batch(Columns.offboarding, "offboarding") { row in
                try row.offboarding(db).map { .offboarding($0) }
            }
        case .nights:
            // Nights are numbered by their date, which the table has as text.
            let last = number.map { CivilDate(dayNumber: Int($0)).description } ?? ""
            let rows = try rows(
                "SELECT \(Columns.night) FROM night WHERE date > ? ORDER BY date LIMIT ?",
                [last, limit]
            )
            return try Array(rows.map { .night(try $0.night()) })
        case .audit:
            return try audit(AuditSelection(after: number ?? 0, limit: limit)).map { .audit($0) }
        }
    }

    func auditEnd() throws -> AuditEnd { try SQLiteLinking.auditEnd(db) }

    func toldUpTo() throws -> Int64 { try SQLiteDelivery(db: db).mark() }
}
