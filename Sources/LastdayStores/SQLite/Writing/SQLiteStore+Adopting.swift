import GRDB
public import LastdayCore

extension SQLiteStore {
    /// Adopts everything from another store as it was there.
    public func adopt<Value: Sendable>(
        keeping isToKeep: Bool,
        _ next: () throws -> StoredRecord?,
        delivered: () throws -> DeliveryMarks,
        zone: () throws -> StoreZone?,
        check: (any RecordReader) throws -> Value
    ) throws -> Value {
        var value: Value?
        try inOneTransaction { db in
            let records = SQLiteRecords(db: db)
            try records.refuseUnlessEmpty(at: place)
            // A record may come before one that it refers to; at the commit all must be there.
            try db.execute(sql: "PRAGMA defer_foreign_keys = ON")
            let changes = SQLiteChanges(db: db)
            while let stored = try next() {
                do {
                    try changes.keep(stored)
                } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                    let what = "\(stored.kind.plural), number \(stored.number)"
                    throw StoreFailure.refused(place, detail: "\(what): \(error.message ?? "")")
                }
            }
            try changes.finish()
            for (target, mark) in try delivered().all {
                try SQLiteDelivery(db: db, target: target).move(to: mark)
            }
            if let zone = try zone() { try SQLiteZone.write(zone, in: db) }
            value = try check(records)
            return isToKeep
        }
        guard let value else { throw StoreFailure.unavailable(place, detail: "no transaction ran") }
        return value
    }
}
