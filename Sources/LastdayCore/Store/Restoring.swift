/// Putting an older state of a store in its place: what is lost by that, and how it is kept in the audit.
public enum Restoring {
    /// What a store has and the backup has not.
    public struct Loss: Sendable {
        /// Up to which entry both audits are the same.
        public let common: Int64
        /// How many entries the store has behind that.
        public fileprivate(set) var count = 0
        /// The first of them.
        public fileprivate(set) var first: AuditEntry?
        /// The number of the last entry that the store has.
        public fileprivate(set) var last: Int64
        /// Whom they closed, and who would be open again.
        public fileprivate(set) var closed: Set<String> = []
        /// Whose departure they queued or moved, and nobody would know of.
        public fileprivate(set) var queued: Set<String> = []
        /// Whether the backup has entries that the store has not: it is no older state of this store.
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

    /// What would be lost.
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

    /// The number of the last entry; 0 where there is none.
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

    /// The last number of which that is so; each link is made of all before it, so it is of all numbers before too.
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
    /// What the audit says of a restore: which file, and which entries were given up by it, whose numbers come again.
    ///
    /// - Parameters:
    ///   - file: The backup's name.
    ///   - last: Its last entry.
    ///   - lost: The last entry that was known of the store, in itself or in the journal.
    /// - Returns: The command, as it is audited.
    public static func command(file: String, endingAt last: Int64, givingUp lost: Int64) -> String {
        let given = lost > last ? "\(givingUp)\(last + 1)-\(lost)" : ""
        return "store restore \(brief(file))\(given)"
    }

    fileprivate static let givingUp = " giving up entries "

    /// Decides that the store was put back.
    public static func decide() -> Decision<Void> { Decision([Event(.restored)], ()) }
}

extension AuditEntry {
    /// The numbers of the entries that a restore gave up; nil where it gave up none, or this entry is another.
    public var givenUp: ClosedRange<Int64>? {
        guard kind == .restored, let numbers = command.split(separator: " ").last?.split(separator: "-"),
            numbers.count == 2, let first = Int64(numbers[0]), let last = Int64(numbers[1]), first <= last,
            command.contains(Restoring.givingUp)
        else { return nil }
        return first...last
    }
}
