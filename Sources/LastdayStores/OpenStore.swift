import Glibc
public import LastdayRules

/// Stores by their path: one that ends with ".json" is a JSON store, any other a SQLite store (design, section 3).
public enum Stores {
    /// Opens the store at that path.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``.
    public static func open(at path: String) throws -> any Store {
        isJSON(path) ? try JSONStore(openingAt: path) : try SQLiteStore(openingAt: path)
    }

    /// Makes an empty store at that path, which goes by that zone, and opens it.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``, also where there is a file already.
    public static func make(
        at path: String,
        for purpose: StorePurpose = .district,
        zone: StoreZone? = nil
    ) throws -> any Store {
        isJSON(path)
            ? try JSONStore(makingAt: path, for: purpose, zone: zone)
            : try SQLiteStore(makingAt: path, for: purpose, zone: zone)
    }

    /// Refuses a path at which there is something already.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``.
    public static func refuseExisting(at path: String) throws {
        var status = stat()
        if lstat(path, &status) == 0 { throw StoreFailure.exists(path) }
    }

    /// The zone that the store at that path goes by, without opening it for writing; nil where it has none.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``.
    public static func zone(at path: String) throws -> StoreZone? {
        isJSON(path) ? try JSONStore.zone(at: path) : try SQLiteStore.zone(at: path)
    }

    /// The file on which the daemon that serves the store at that path has its lock; the store need not be open.
    public static func lockFile(at path: String) -> String {
        isJSON(path) ? JSONStore.lockFile(of: JSONStore.target(of: path)) : path
    }

    static func isJSON(_ path: String) -> Bool { path.lowercased().hasSuffix(".json") }
}
