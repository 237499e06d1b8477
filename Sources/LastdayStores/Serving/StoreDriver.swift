import LastdayCore

/// A sort of store: how one at a place is opened, made and asked before it is open.
protocol StoreDriver: ServableStore {
    /// Whether a store at that place is of this sort.
    static func isMeant(by place: String) -> Bool

    /// Opens the store at that place.
    init(openingAt place: String) throws

    /// Makes an empty store at that place.
    init(makingAt place: String, for purpose: StorePurpose, zone: StoreZone?) throws

    /// Whether there is something at that place, be it a store or not.
    static func exists(at place: String) -> Bool

    /// The zone of the store at that place, which is only read, whatever version it is of.
    static func zone(at place: String) throws -> StoreZone?

    /// Whether a daemon serves the store at that place, which this process has not opened.
    static func isServed(at place: String) -> Bool

    /// Keeps daemons from the store at that place, which need not be one that can be opened.
    static func lease(at place: String) throws -> any StoreLease
}
