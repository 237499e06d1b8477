@preconcurrency import Dispatch
import GRDB
import Glibc
public import LastdayCore

/// The zone that the store goes by, as the table keeps it; empty where it has none.
enum SQLiteZone {
    /// The zone of a store that has none yet, and what keeps it: one that a store has is never taken away.
    static let schema = """
        INSERT INTO about VALUES ('zone', '');
        CREATE TRIGGER zone_is_kept BEFORE UPDATE OF value ON about
        WHEN OLD.name = 'zone' AND OLD.value <> '' AND NEW.value = ''
        BEGIN SELECT RAISE(ABORT, 'a store that has a zone keeps one'); END;
        """

    static func read(_ db: Database) throws -> StoreZone? {
        try String.fetchOne(db.cachedStatement(sql: "SELECT value FROM about WHERE name = 'zone'"))
            .flatMap { StoreZone(text: $0) }
    }

    static func write(_ zone: StoreZone, in db: Database) throws {
        try db.execute("UPDATE about SET value = ? WHERE name = 'zone'", zone.text)
    }
}

extension SQLiteStore {
    /// Remembers the configured zone where nobody has named one.
    public func take(_ zone: StoreZone) throws {
        try inOneTransaction { db in
            guard try SQLiteZone.read(db)?.isChosen != true else { return false }
            try SQLiteZone.write(zone, in: db)
            return true
        }
    }

    /// The zone of the store at that path, which is only read, whatever version it is of.
    static func zone(at path: String) throws -> StoreZone? {
        guard access(path, F_OK) == 0 else {
            throw errno == EACCES ? StoreFailure.notPermitted(path) : StoreFailure.missing(path)
        }
        guard access(path, R_OK) == 0 else { throw StoreFailure.notPermitted(path) }
        return try translating(at: path) {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.qos = .default
            return try DatabaseQueue(path: path, configuration: configuration).read { db in
                try refuseUnknownKeys(db, at: path)
                return try SQLiteZone.read(db)
            }
        }
    }
}

extension SQLiteRecords {
    func zone() throws -> StoreZone? { try SQLiteZone.read(db) }
}
