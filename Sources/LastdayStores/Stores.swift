import Glibc
public import LastdayCore

/// Stores by their path: one that ends with ".json" is a JSON store, any other a SQLite store (design, section 3).
public enum Stores {
    /// The kinds, asked in this order whether a place is theirs.
    private static let drivers: [any StoreDriver.Type] = [JSONStore.self, SQLiteStore.self]

    static func driver(of path: String) -> any StoreDriver.Type {
        drivers.first { $0.isMeant(by: path) } ?? SQLiteStore.self
    }

    /// Opens the store at that path.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``.
    public static func open(at path: String) throws -> any ServableStore {
        try driver(of: path).init(openingAt: path)
    }

    /// Makes an empty store at that path, which goes by that zone, and opens it.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``, also where there is a file already.
    public static func make(
        at path: String,
        for purpose: StorePurpose = .district,
        zone: StoreZone? = nil
    ) throws -> any ServableStore {
        try driver(of: path).init(makingAt: path, for: purpose, zone: zone)
    }

    /// Refuses a path at which there is something already.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``.
    public static func refuseExisting(at path: String) throws {
        var status = stat()
        if lstat(path, &status) == 0 { throw StoreFailure.exists(path) }
    }

    /// The zone that the store at that path goes by, without opening it for writing; nil where it has none.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``.
    public static func zone(at path: String) throws -> StoreZone? {
        try driver(of: path).zone(at: path)
    }

    /// Whether there is something at that path, be it a store or not.
    public static func exists(at path: String) -> Bool { driver(of: path).exists(at: path) }

    /// Whether a daemon serves the store at that path.
    ///
    /// - Precondition: This process has not opened the store: asking could drop SQLite's locks on it.
    public static func isServed(at path: String) -> Bool { driver(of: path).isServed(at: path) }

    /// Keeps daemons from the store at that path, which need not be one that can be opened.
    ///
    /// - Throws: ``LastdayCore/StoreAlreadyServed`` if one has it, or ``LastdayCore/StoreFailure``.
    public static func lease(at path: String) throws -> any StoreLease {
        try driver(of: path).lease(at: path)
    }

    /// How the stores at that path are backed up and put back.
    ///
    /// - Throws: ``LastdayCore/StoreFailure`` if they are in no files of their own.
    static func fileDriver(of path: String) throws(StoreFailure) -> any FileStore.Type {
        guard let driver = driver(of: path) as? any FileStore.Type else { throw .inNoFile(path) }
        return driver
    }

    /// How a store is backed up and put back.
    ///
    /// - Throws: ``LastdayCore/StoreFailure`` if it is in no files of its own.
    static func inFiles(_ store: any Store) throws(StoreFailure) -> any FileStore {
        guard let store = store as? any FileStore else { throw .inNoFile(store.place) }
        return store
    }

    /// The endings of all backups' names.
    static var endings: [String] { drivers.compactMap { ($0 as? any FileStore.Type)?.ending } }
}

extension StoreFailure {
    fileprivate static func inNoFile(_ place: String) -> StoreFailure {
        .unavailable(place, detail: "it has no file")
    }
}
