public import LastdayCore

extension AuditFault: CustomStringConvertible {
    /// The entries concerned, and what was done to them.
    public var description: String {
        switch self {
        case .removed(let missing) where missing.count == 1:
            "entry \(missing.lowerBound) was removed"
        case .removed(let missing):
            "entries \(missing.lowerBound) to \(missing.upperBound) were removed"
        case .changed(let sequence):
            "entry \(sequence) was changed"
        case .unlinked(let sequence):
            "entry \(sequence) does not follow from the one before it: it was inserted, or changed together with its link, "
                + "or an entry before it was inserted or removed"
        case .cutOff(let last, let count):
            "the entries after \(last) were removed: there were \(count)"
        case .rewritten(let sequence):
            "entry \(sequence) is not the one that was recorded: the audit was rewritten"
        }
    }
}

extension AuditEnd.Doubt: CustomStringConvertible {
    /// The end of the audit, and the end that was recorded.
    public var description: String {
        switch self {
        case .otherNumber(let noted, let found):
            "its audit was recorded to end with entry \(noted), but ends with entry \(found)"
        case .otherEntry(let entry): "its audit was recorded to end with a different entry \(entry)"
        case .notNoted: "nothing records with which entry its audit ends"
        }
    }
}

extension Store {
    /// Returns a sentence about the fault in the audit; empty if there is none.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``.
    public func auditFaults() throws -> [String] {
        try auditProof().fault.map { ["the audit is not as it was written: \($0)"] } ?? []
    }
}
