/// What the watch has seen of the store.
struct StoreObservation: Sendable, Equatable {
    /// The version that other processes had written when the watch last asked what is owed
    /// (``LastdayCore/Store/foreignVersion()``).
    private(set) var version: Int64 = 0
    /// Whether the next write counts even if the version stays the same, because only a person can mend the
    /// store: SQLite does not notice a file that is copied over its own.
    private(set) var awaitsAnotherFile = false

    /// Records the version for which the watch asks what is owed.
    mutating func see(_ version: Int64) { self.version = version }

    /// Lets the next write count in any case, because only a person can mend the store, perhaps with another
    /// file.
    mutating func awaitAnotherFile() { awaitsAnotherFile = true }

    /// Returns whether another process wrote to the store, so that what is owed may have changed.
    mutating func hasChanged(to version: Int64) -> Bool {
        guard version != self.version || awaitsAnotherFile else { return false }
        awaitsAnotherFile = false
        return true
    }
}
