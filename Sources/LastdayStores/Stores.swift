import Glibc
public import LastdayCore

/// The stores by path: JSON for a path that ends in ".json", SQLite for any other (design, section 3).
public enum Stores {
    /// The kinds of stores, in the order in which they may claim a path.
    private static let drivers: [any StoreDriver.Type] = [JSONStore.self, SQLiteStore.self]

    static func driver(of path: String) -> any StoreDriver.Type {
        drivers.first { $0.isMeant(by: path) } ?? SQLiteStore.self
    }

    /// Opens the store at a path.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``.
    public static func open(at path: String) throws -> any ServableStore {
        try driver(of: path).init(openingAt: path)
    }

    /// Creates an empty store with a time zone at a path, and opens it.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``, also if something is there already.
    public static func make(
        at path: String,
        for purpose: StorePurpose = .district,
        zone: StoreZone? = nil
    ) throws -> any ServableStore {
        try driver(of: path).init(makingAt: path, for: purpose, zone: zone)
    }

    /// Throws if there is anything at the path already, even a link that leads nowhere.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``.
    public static func refuseExisting(at path: String) throws {
        var status = stat()
        if lstat(path, &status) == 0 { throw StoreFailure.exists(path) }
        guard driver(of: path) == JSONStore.self else { return }
        let audit = JSONStore.auditPath(of: path)
        if lstat(audit, &status) == 0 { throw StoreFailure.exists(audit) }
    }

    /// Returns the zone of the store at a path, without opening it for writing; nil if it has none.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``.
    public static func zone(at path: String) throws -> StoreZone? {
        try driver(of: path).zone(at: path)
    }

    /// Returns whether there is anything at the path, a store or not.
    public static func exists(at path: String) -> Bool { driver(of: path).exists(at: path) }

    /// Returns whether a daemon serves the store at a path.
    ///
    /// - Precondition: This process has not opened the store: the query could drop SQLite's locks on it.
    public static func isServed(at path: String) -> Bool { driver(of: path).isServed(at: path) }

    /// Takes the lease of the store at a path, which keeps daemons away, even if the store cannot be opened.
    ///
    /// - Throws: ``LastdayCore/StoreAlreadyServed`` if a daemon has it, or ``LastdayCore/StoreFailure``.
    public static func lease(at path: String) throws -> any StoreLease {
        try driver(of: path).lease(at: path)
    }

    /// Returns how stores at a path are backed up and restored.
    ///
    /// - Throws: ``LastdayCore/StoreFailure`` if they have no files of their own.
    static func fileDriver(of path: String) throws(StoreFailure) -> any FileStore.Type {
        guard let driver = driver(of: path) as? any FileStore.Type else { throw .inNoFile(path) }
        return driver
    }

    /// Returns a store as one that can be backed up and restored.
    ///
    /// - Throws: ``LastdayCore/StoreFailure`` if it has no files of its own.
    static func inFiles(_ store: any Store) throws(StoreFailure) -> any FileStore {
        guard let store = store as? any FileStore else { throw .inNoFile(store.place) }
        return store
    }

    /// The endings of backups' names, one for each kind of store.
    static var endings: [String] { drivers.compactMap { ($0 as? any FileStore.Type)?.ending } }
}

extension StoreFailure {
    fileprivate static func inNoFile(_ place: String) -> StoreFailure {
        .unavailable(place, detail: "it has no file")
    }
}
