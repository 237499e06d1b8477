import LastdayCore

/// A kind of store: how to open or create one at a place, and what to query before opening it.
protocol StoreDriver: ServableStore {
    /// Returns whether a store at a place is of this kind.
    static func isMeant(by place: String) -> Bool

    /// Opens the store at a place.
    init(openingAt place: String) throws

    /// Creates an empty store at a place.
    init(makingAt place: String, for purpose: StorePurpose, zone: StoreZone?) throws

    /// Returns whether there is anything at the place, a store or not.
    static func exists(at place: String) -> Bool

    /// Returns the zone of the store at a place, whatever its version, without writing to it.
    static func zone(at place: String) throws -> StoreZone?

    /// Returns whether a daemon serves the store at a place; this process must not have opened the store.
    static func isServed(at place: String) -> Bool

    /// Takes the lease of the store at a place, which keeps daemons away, even if the store cannot be opened.
    static func lease(at place: String) throws -> any StoreLease
}
