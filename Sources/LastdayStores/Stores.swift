import Glibc
public import LastdayRules

/// Stores by their path: one that ends with ".json" is a JSON store, any other a SQLite store (design, section 3).
public enum Stores {
    /// The sorts, each asked before those behind it whether a place means it.
    private static let drivers: [any StoreDriver.Type] = [JSONStore.self, SQLiteStore.self]

    private static func driver(of path: String) -> any StoreDriver.Type {
        drivers.first { $0.isMeant(by: path) } ?? SQLiteStore.self
    }

    /// Opens the store at that path.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``.
    public static func open(at path: String) throws -> any Store {
        try driver(of: path).init(openingAt: path)
    }

    /// Makes an empty store at that path, which goes by that zone, and opens it.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``, also where there is a file already.
    public static func make(
        at path: String,
        for purpose: StorePurpose = .district,
        zone: StoreZone? = nil
    ) throws -> any Store {
        try driver(of: path).init(makingAt: path, for: purpose, zone: zone)
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
        try driver(of: path).zone(at: path)
    }

    /// The file on which the daemon that serves the store at that path has its lock; the store need not be open.
    public static func lockFile(at path: String) -> String {
        driver(of: path).lockFile(at: path)
    }

    static func isJSON(_ path: String) -> Bool { JSONStore.isMeant(by: path) }
}
