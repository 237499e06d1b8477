/// The first audit entries not yet delivered to a target.
public struct UndeliveredEntries: Sendable {
    /// The number of the last entry delivered.
    public let mark: Int64
    /// The entries after the mark, in order.
    public private(set) var entries: [AuditEntry] = []
    /// Whether no more entries follow these.
    public private(set) var isAll = true

    private let limit: Int
    private var size = 0
    /// The size, in bytes, after which no more entries are taken: a single entry may have megabytes.
    private static let enough = 1 << 20

    /// Creates an empty batch.
    ///
    /// - Parameters:
    ///   - mark: The number of the last entry delivered.
    ///   - limit: The maximum number of entries to take.
    public init(after mark: Int64, atMost limit: Int) {
        self.mark = mark
        self.limit = limit
    }

    /// Adds the next entry.
    ///
    /// - Returns: Whether there was room for it; if not, ``isAll`` is false from then on.
    public mutating func take(_ entry: AuditEntry) -> Bool {
        guard entries.count < limit, size < Self.enough else {
            isAll = false
            return false
        }
        entries.append(entry)
        size += entry.changes.utf8.count + (entry.username?.utf8.count ?? 0)
        return true
    }
}
