/// The entries of a store's audit that a journal has and the store lacks, or has in another form.
public struct AuditGap: Sendable, Equatable {
    /// The number of the store's last entry.
    public let last: Int64
    /// The entry with the lowest number in the gap.
    public internal(set) var first: JournaledEntry
    /// The highest number in the gap.
    public internal(set) var highest: Int64
    /// The usernames of accounts that the latest of these entries about them closed or disabled, sorted;
    /// entries about at most ``mostNames`` accounts are considered.
    public internal(set) var shut: [String] = []
    /// The usernames of accounts whose departure the latest of these entries about it queued or moved,
    /// likewise.
    public internal(set) var departing: [String] = []

    /// The maximum number of accounts remembered.
    static let mostNames = 1_000

    /// Whether the store ends before the whole gap: an older copy, to which nothing has been added since.
    public var isBehindTheEnd: Bool { first.sequence > last }
}
