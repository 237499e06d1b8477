import GRDB
public import LastdayCore

extension SQLiteStore {
    /// Reads the first audit entries after the target's mark.
    public func undelivered(to target: AuditTarget, atMost limit: Int) throws -> UndeliveredEntries {
        try inFile {
            try queue.read { try SQLiteDelivery(db: $0, target: target).undelivered(atMost: limit) }
        }
    }

    /// Records how far the audit has been delivered to a target.
    public func noteDelivered(to target: AuditTarget, from mark: Int64, upTo last: Int64) throws -> Bool {
        var isNoted = false
        try inOneTransaction { db in
            let delivery = SQLiteDelivery(db: db, target: target)
            isNoted = try delivery.mark() == mark
            if isNoted { try delivery.move(to: last) }
            return isNoted
        }
        return isNoted
    }

    /// Runs the body while this process alone delivers to the target.
    public func deliveringAlone<Value: Sendable>(
        to target: AuditTarget,
        _ body: () throws -> Value
    ) throws -> Value? {
        try deliveryLocks.whileHeld(for: target, body)
    }

    /// Returns the number of audit entries not yet delivered to a target.
    public func undeliveredCount(to target: AuditTarget) throws -> Int {
        try inFile { try queue.read { try SQLiteDelivery(db: $0, target: target).owed } }
    }
}
