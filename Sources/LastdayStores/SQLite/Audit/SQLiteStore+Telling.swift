import GRDB
public import LastdayRules

extension SQLiteStore {
    /// The first audit entries that the journal has not been told.
    public func untold(atMost limit: Int) throws -> Untold {
        try inFile { try queue.read { try SQLiteDelivery(db: $0).untold(atMost: limit) } }
    }

    /// Remembers how far the journal has been told.
    public func noteTold(from mark: Int64, upTo last: Int64) throws -> Bool {
        var isNoted = false
        try inOneTransaction { db in
            let delivery = SQLiteDelivery(db: db)
            isNoted = try delivery.mark() == mark
            if isNoted { try delivery.move(to: last) }
            return isNoted
        }
        return isNoted
    }

    /// Lets the body tell the journal as the only one of all processes.
    public func tellingAlone<Value: Sendable>(_ body: () throws -> Value) throws -> Value? {
        try telling.whileHeld(body)
    }

    /// How many audit entries have not been sent to the journal.
    public func undelivered() throws -> Int {
        try inFile { try queue.read { try SQLiteDelivery(db: $0).owed } }
    }
}
