import GRDB
public import LastdayCore

extension SQLiteStore {
    /// The first audit entries that the target has not been told.
    public func undelivered(to target: AuditTarget, atMost limit: Int) throws -> UndeliveredEntries {
        try inFile {
            try queue.read { try SQLiteDelivery(db: $0, target: target).undelivered(atMost: limit) }
        }
    }

    /// Remembers how far the target has been told.
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

    /// Lets the body tell the target as the only one of all processes.
    public func deliveringAlone<Value: Sendable>(
        to target: AuditTarget,
        _ body: () throws -> Value
    ) throws -> Value? {
        try deliveryLocks.whileHeld(for: target, body)
    }

    /// How many audit entries the target has not been told.
    public func undeliveredCount(to target: AuditTarget) throws -> Int {
        try inFile { try queue.read { try SQLiteDelivery(db: $0, target: target).owed } }
    }
}
