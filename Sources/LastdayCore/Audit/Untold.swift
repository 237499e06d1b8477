/// The first entries of an audit that a target has not been told.
public struct Untold: Sendable {
    /// The entry up to which it has been told.
    public let mark: Int64
    /// The entries behind the mark, in order.
    public private(set) var entries: [AuditEntry] = []
    /// Whether there are no others behind these.
    public private(set) var isAll = true

    private let limit: Int
    private var size = 0
    /// So many bytes are enough: an entry may be of megabytes.
    private static let enough = 1 << 20

    /// None yet.
    ///
    /// - Parameters:
    ///   - mark: The entry up to which the target has been told.
    ///   - limit: How many to take at the most.
    public init(after mark: Int64, atMost limit: Int) {
        self.mark = mark
        self.limit = limit
    }

    /// Takes the next entry.
    ///
    /// - Returns: Whether there was room for it; where not, there are others.
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
