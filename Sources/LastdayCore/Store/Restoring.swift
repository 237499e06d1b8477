/// Replacing a store with an older state of it: what that loses, and how the audit records it.
public enum Restoring {
    /// What the store has and the backup does not.
    public struct Loss: Sendable {
        /// The number of the last entry up to which both audits are the same.
        public let common: Int64
        /// The number of entries that the store has after that.
        public fileprivate(set) var count = 0
        /// The first of those entries.
        public fileprivate(set) var first: AuditEntry?
        /// The number of the store's last entry.
        public fileprivate(set) var last: Int64
        /// The usernames that those entries closed, and that would be open again.
        public fileprivate(set) var closed: Set<String> = []
        /// The usernames whose departures those entries queued or moved, which the backup does not know
        /// about.
        public fileprivate(set) var queued: Set<String> = []
        /// Whether the backup has entries that the store does not: then it is not an older state of this
        /// store.
        public let isOfAnotherPast: Bool

        fileprivate mutating func add(_ entry: AuditEntry) {
            count += 1
            first = first ?? entry
            last = entry.sequence
            guard let username = entry.username else { return }
            switch entry.kind {
            case .closed, .disabled:
                closed.insert(username)
                queued.remove(username)
            case .reinstated, .undone: closed.remove(username)
            case .queued, .rescheduled: queued.insert(username)
            case .cancelled, .completed: queued.remove(username)
            default: break
            }
        }
    }

    /// Returns what restoring a backup would lose.
    ///
    /// - Throws: What the stores throw.
    public static func loss(of present: any RecordReader, for backup: any RecordReader) throws -> Loss {
        let common = try lastNumber { try isSame($0, in: present, backup) }
        var loss = Loss(
            common: common,
            last: common,
            isOfAnotherPast: try !backup.audit(AuditSelection(after: common, limit: 1)).isEmpty
        )
        try present.forEachEntry(of: AuditSelection(after: common)) { loss.add($0) }
        return loss
    }

    /// Returns the number of the last audit entry; 0 if there is none.
    ///
    /// - Throws: What the store throws.
    public static func last(of records: any RecordReader) throws -> Int64 {
        try lastNumber { try records.audit(AuditSelection(after: $0 - 1, limit: 1)).first != nil }
    }

    private static func isSame(
        _ number: Int64,
        in one: any RecordReader,
        _ other: any RecordReader
    ) throws -> Bool {
        guard let link = try one.auditEntry(number)?.link else { return false }
        return try other.auditEntry(number)?.link == link
    }

    /// Returns the last number that satisfies the predicate; as each link covers all entries before it, all
    /// lower numbers do too, and a binary search finds it.
    private static func lastNumber(where isSo: (Int64) throws -> Bool) rethrows -> Int64 {
        var (low, high): (Int64, Int64) = (0, 1)
        while try isSo(high) { (low, high) = (high, high * 2) }
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if try isSo(middle) { low = middle } else { high = middle }
        }
        return low
    }
}

extension Restoring {
    /// Returns the command that the audit records for a restore: which file, and which entries it gave up,
    /// whose numbers will be used again.
    ///
    /// - Parameters:
    ///   - file: The backup's name.
    ///   - last: The number of the backup's last entry.
    ///   - lost: The number of the last entry known of the store, from the store itself or from the journal.
    /// - Returns: The command as the audit records it.
    public static func command(file: String, endingAt last: Int64, givingUp lost: Int64) -> String {
        let given = lost > last ? "\(givingUp)\(last + 1)-\(lost)" : ""
        return "store restore \(brief(file))\(given)"
    }

    fileprivate static let givingUp = " giving up entries "

    /// Decides to record that the store was restored.
    public static func decide() -> Decision<Void> { Decision([Event(.restored)], ()) }
}

extension AuditEntry {
    /// The numbers of the entries that a restore gave up; nil if it gave up none, or if this is another kind
    /// of entry.
    public var givenUp: ClosedRange<Int64>? {
        guard kind == .restored, let numbers = command.split(separator: " ").last?.split(separator: "-"),
            numbers.count == 2, let first = Int64(numbers[0]), let last = Int64(numbers[1]), first <= last,
            command.contains(Restoring.givingUp)
        else { return nil }
        return first...last
    }
}
