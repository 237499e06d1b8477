/// A record that is valid by itself but contradicts the audit.
public enum RecordContradiction: Sendable, Equatable {
    /// The account is closed, but no audit entry closed it.
    case closedUnknown(String)
    /// The audit has the record with this key, but the store does not.
    case deleted(RecordKind, key: String)
    /// The run is finished, but the audit does not mention it.
    case unknownRun(Int64)
    /// The changes in this audit entry cannot be read.
    case unreadable(entry: Int64, UnreadableField)
    /// The audit's sequence numbers have gaps; this is the last one.
    case gaps(last: Int64)
}

/// A search for records that are valid by themselves but contradict the audit.
public enum ConsistencyCheck {
    /// Returns the contradictions found in the store.
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

    /// Returns whether the record that a change created exists; true also for changes to existing records
    /// and to the zone, which is no record.
    private static func isThere(_ change: AuditedChange, in records: any RecordReader) throws -> Bool {
        guard change.kind != .about, change.differences.allSatisfy({ $0.before == .none }),
            let number = change.number
        else { return true }
        return try records.record(change.kind, number) != nil
    }
}
