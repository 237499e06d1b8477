import LastdayRules

/// A sort of store: how one at a place is opened, made and asked before it is open.
protocol StoreDriver: Store {
    /// Whether a store at that place is of this sort.
    static func isMeant(by place: String) -> Bool

    /// Opens the store at that place.
    init(openingAt place: String) throws

    /// Makes an empty store at that place.
    init(makingAt place: String, for purpose: StorePurpose, zone: StoreZone?) throws

    /// The zone of the store at that place, which is only read, whatever version it is of.
    static func zone(at place: String) throws -> StoreZone?

    /// The file on which the daemon that serves the store at that place has its lock.
    static func lockFile(at place: String) -> String
}

extension JSONStore: StoreDriver {
    static func isMeant(by place: String) -> Bool { place.lowercased().hasSuffix(".json") }
    static func lockFile(at place: String) -> String { lockFile(of: target(of: place)) }
}

extension SQLiteStore: StoreDriver {
    /// Whatever no other store has a name of its own for.
    static func isMeant(by place: String) -> Bool { true }
    static func lockFile(at place: String) -> String { place }
}
