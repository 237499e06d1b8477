/// A record that contradicts the audit, though it is in order by itself.
public enum RecordContradiction: Sendable, Equatable {
    /// The account is closed, but no entry closed it.
    case closedUnknown(String)
    /// The record of that key is in the audit, and is not there.
    case deleted(RecordKind, key: String)
    /// The run is finished, but the audit does not know of it.
    case unknownRun(Int64)
    /// What that entry of the audit says has changed cannot be read.
    case unreadable(entry: Int64, UnreadableField)
    /// The audit's numbers have gaps, and this is its last.
    case gaps(last: Int64)
}

/// Records that contradict the audit, though each is in order by itself.
public enum ConsistencyCheck {
    /// What is wrong.
    ///
    /// - Throws: What the store throws.
    public static func all(in records: any RecordReader) throws -> [RecordContradiction] {
        var found: [RecordContradiction] = []
        try records.forEach(UserAccount.self) { account in
            guard account.closing != nil else { return }
            let closings = AuditSelection(username: account.username, kind: .closed, limit: 1)
            guard try records.audit(closings).isEmpty else { return }
            found.append(.closedUnknown(account.username))
        }
        var known: Set<Int64> = []
        var (count, last): (Int64, Int64) = (0, 0)
        try records.forEach(AuditEntry.self) { entry in
            (count, last) = (count + 1, entry.sequence)
            if let run = entry.run { known.insert(run) }
            do {
                for change in try entry.changesRead() where try !isThere(change, in: records) {
                    found.append(.deleted(change.kind, key: change.key))
                }
            } catch let error as UnreadableField {
                found.append(.unreadable(entry: entry.sequence, error))
            }
        }
        try records.forEach(Run.self) { run in
            guard run.finishedAt != nil, !known.contains(run.number) else { return }
            found.append(.unknownRun(run.number))
        }
        if count != last { found.append(.gaps(last: last)) }
        return found
    }

    /// Whether the record is there that a change made; others were made by another.
    private static func isThere(_ change: AuditedChange, in records: any RecordReader) throws -> Bool {
        guard change.kind != .about, change.differences.allSatisfy({ $0.before == .none }),
            let number = change.number
        else { return true }
        return try records.record(change.kind, number) != nil
    }
}
