/// An act that is undone, by the audit entries that it wrote.
public enum UndoneAct: Sendable, Equatable {
    /// A run.
    case run(Run)
    /// An import, by its first audit entry.
    case importing(AuditEntry)

    /// The run, if it is one.
    public var run: Run? {
        guard case .run(let run) = self else { return nil }
        return run
    }

    /// The entries of the act from which an undoing starts.
    var selection: AuditSelection {
        switch self {
        case .run(let run): AuditSelection(run: run.number)
        case .importing(let first): AuditSelection(after: first.sequence - 1)
        }
    }

    /// Returns whether the act wrote an entry that its selection includes.
    func wrote(_ entry: AuditEntry) -> Bool {
        switch self {
        case .run: true
        case .importing(let first): first.isOfSameAct(as: entry)
        }
    }

    /// The number of entries that are read at a time.
    private static let batch: Int64 = 1_000

    /// Finds the latest import that changed something.
    ///
    /// - Returns: The import; nil if there was none.
    /// - Throws: What the store throws.
    static func latestImport(in records: any RecordReader) throws -> UndoneAct? {
        var end = try records.auditEnd().last
        var first: AuditEntry?
        while end > 0 {
            let start = max(0, end - batch)
            for entry in try records.audit(AuditSelection(after: start, limit: Int(end - start))).reversed() {
                if let known = first {
                    guard known.isOfSameAct(as: entry) else { return .importing(known) }
                    first = entry
                } else if entry.kind == .imported {
                    first = entry
                }
            }
            end = start
        }
        return first.map { .importing($0) }
    }
}

extension AuditEntry {
    /// Returns whether one act wrote both entries: its clock is read once.
    fileprivate func isOfSameAct(as other: AuditEntry) -> Bool {
        (kind, at, actor, command) == (other.kind, other.at, other.actor, other.command)
    }
}
