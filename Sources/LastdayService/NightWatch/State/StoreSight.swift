/// What the watch has seen of the store.
struct StoreSight: Sendable, Equatable {
    /// What others had written when what is owed was last asked (``LastdayCore/Store/foreignVersion()``).
    private(set) var version: Int64 = 0
    /// Whether the next writing counts even if the version stays the same, because only a person can mend the store: SQLite does not
    /// notice a file that is copied over its own.
    private(set) var awaitsAnotherFile = false

    /// What is owed is asked as of that version.
    mutating func see(_ version: Int64) { self.version = version }

    /// Only a person can mend the store, perhaps by another file.
    mutating func awaitAnotherFile() { awaitsAnotherFile = true }

    /// Whether a writing was another's, and so what is owed may have changed.
    mutating func hasChanged(to version: Int64) -> Bool {
        guard version != self.version || awaitsAnotherFile else { return false }
        awaitsAnotherFile = false
        return true
    }
}
