/// Records that contradict the audit, though each is in order by itself.
public enum Contradictions {
    /// What is wrong, a sentence each.
    ///
    /// - Throws: What the store throws.
    public static func all(in records: any Records) throws -> [String] {
        var told: [String] = []
        try records.forEach(UserAccount.self) { account in
            guard account.closing != nil else { return }
            let closings = AuditSelection(username: account.username, kind: .closed, limit: 1)
            guard try records.audit(closings).isEmpty else { return }
            told.append("account \(printable(account.username)) is closed, but the audit does not know of it")
        }
        var known: Set<Int64> = []
        var (count, last): (Int64, Int64) = (0, 0)
        try records.forEach(AuditEntry.self) { entry in
            (count, last) = (count + 1, entry.sequence)
            if let run = entry.run { known.insert(run) }
            do {
                for change in try entry.changesRead() where try !isThere(change, in: records) {
                    told.append(
                        "\(change.kind.rawValue) \(change.key) is in the audit, and is not there: it was deleted"
                    )
                }
            } catch let error as UnreadableField {
                told.append("entry \(entry.sequence) of the audit cannot be read: \(error.told)")
            }
        }
        try records.forEach(Run.self) { run in
            guard run.finishedAt != nil, !known.contains(run.number) else { return }
            told.append("run \(run.number) is finished, but the audit does not know of it")
        }
        if count != last { told.append("the audit has gaps: its last number is \(last)") }
        return told
    }

    /// Whether the record is there that a change made; others were made by another.
    private static func isThere(_ change: AuditedChange, in records: any Records) throws -> Bool {
        guard change.kind != .about, change.differences.allSatisfy({ $0.before == .none }),
            let number = change.number
        else { return true }
        return try records.record(change.kind, number) != nil
    }
}
