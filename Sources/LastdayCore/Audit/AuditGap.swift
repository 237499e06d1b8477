/// What a journal has of a store's audit and the store has not, or has otherwise.
public struct AuditGap: Sendable, Equatable {
    /// The store's last entry.
    public let last: Int64
    /// The entry of the lowest number.
    public internal(set) var first: JournaledEntry
    /// The highest number.
    public internal(set) var highest: Int64
    /// Accounts that were shut by the latest of these entries about them, up to ``mostNames`` of them, by name.
    public internal(set) var shut: [String] = []
    /// Accounts whose departure was entered or moved by the latest of these entries about it, likewise.
    public internal(set) var departing: [String] = []

    /// How many names are remembered.
    static let mostNames = 1_000

    /// Whether the store ends before all of it: an older copy, to which nothing has been added since.
    public var isBehindTheEnd: Bool { first.sequence > last }
}
