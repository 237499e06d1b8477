@preconcurrency import Dispatch
import GRDB
import Glibc
public import LastdayCore

/// The store's time zone in its table; an empty text if there is none.
enum SQLiteZone {
    /// The SQL that gives a store an empty zone, and a trigger that never lets a zone be removed again.
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
    /// Records the configured zone, unless a zone has been chosen for the store already.
    public func take(_ zone: StoreZone) throws {
        try inOneTransaction { db in
            guard try SQLiteZone.read(db)?.isChosen != true else { return false }
            try SQLiteZone.write(zone, in: db)
            return true
        }
    }

    /// Returns the zone of the store at a path, whatever its version, without writing to it.
    static func zone(at path: String) throws -> StoreZone? {
        guard access(path, F_OK) == 0 else {
            throw errno == EACCES ? StoreFailure.notPermitted(path) : StoreFailure.missing(path)
        }
        guard access(path, R_OK) == 0 else { throw StoreFailure.notPermitted(path) }
        return try translating(at: path) {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.qos = .default
            return try SQLiteLibrary.open(path, configuration).read { db in
                try refuseUnknownKeys(db, at: path)
                return try SQLiteZone.read(db)
            }
        }
    }
}

extension SQLiteRecords {
    func zone() throws -> StoreZone? { try SQLiteZone.read(db) }
}
