/// Records that contradict the audit, though each is in order by itself.
public enum Contradictions {
    /// What is wrong, a sentence each.
    ///
    /// - Throws: What the store throws.
    public static func all(in records: any Records) throws -> [String] {
        var told: [String] = []
        try records.forEachKept(of: .accounts) { kept in
            guard case .account(let account) = kept, account.closing != nil else { return }
            let closings = AuditSelection(username: account.username, kind: .closed, limit: 1)
            guard try records.audit(closings).isEmpty else { return }
            told.append("account \(printable(account.username)) is closed, but the audit does not know of it")
        }
        var known: Set<Int64> = []
        var (count, last): (Int64, Int64) = (0, 0)
        try records.forEachKept(of: .audit) { kept in
            guard case .audit(let entry) = kept else { return }
            (count, last) = (count + 1, entry.sequence)
            if let run = entry.run { known.insert(run) }
            for change in entry.auditedChanges where try !isThere(change, in: records) {
                told.append(
                    "\(change.sort.rawValue) \(change.key) is in the audit, and is not there: it was deleted"
                )
            }
        }
        try records.forEachKept(of: .runs) { kept in
            guard case .run(let run) = kept, run.finishedAt != nil, !known.contains(run.number) else {
                return
            }
            told.append("run \(run.number) is finished, but the audit does not know of it")
        }
        if count != last { told.append("the audit has gaps: its last number is \(last)") }
        return told
    }

    /// Whether the record is there that a change made; others were made by another.
    private static func isThere(_ change: AuditedChange, in records: any Records) throws -> Bool {
        guard change.differences.allSatisfy({ $0.before == .none }), let number = change.number else {
            return true
        }
        switch change.sort {
        case .person: return try records.person(number) != nil
        case .account: return try records.account(number) != nil
        case .employment: return try records.employment(number) != nil
        case .assignment: return try records.assignment(number) != nil
        case .run: return try records.run(number) != nil
        case .document:
            return try records.kept(.documents, after: number - 1, limit: 1).first?.number == number
        case .offboarding:
            return try records.kept(.offboardings, after: number - 1, limit: 1).first?.number == number
        case .night, .about: return true
        }
    }
}
