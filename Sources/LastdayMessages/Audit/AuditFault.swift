public import LastdayRules

extension AuditFault: CustomStringConvertible {
    /// Which entry, and what was done.
    public var description: String {
        switch self {
        case .removed(let missing) where missing.count == 1:
            "entry \(missing.lowerBound) was removed"
        case .removed(let missing):
            "entries \(missing.lowerBound) to \(missing.upperBound) were removed"
        case .changed(let sequence):
            "entry \(sequence) was changed"
        case .unlinked(let sequence):
            "entry \(sequence) does not follow from the one before it: it was put in or changed with its link, "
                + "or one before it was put in or taken out"
        case .cutOff(let last, let told):
            "the entries behind \(last) were removed: there were \(told)"
        case .rewritten(let sequence):
            "entry \(sequence) is not the one that was noted: the audit was written anew"
        }
    }
}

extension AuditEnd.Doubt: CustomStringConvertible {
    /// How the audit ends, and how it was noted to.
    public var description: String {
        switch self {
        case .otherNumber(let noted, let found):
            "its audit was noted to end with entry \(noted), and ends with entry \(found)"
        case .otherEntry(let entry): "its audit was noted to end with another entry \(entry)"
        case .notNoted: "nothing notes with which entry its audit ends"
        }
    }
}

extension Store {
    /// What is wrong with the audit, a sentence; empty where it is as it was written.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``.
    public func auditFaults() throws -> [String] {
        try auditProof().fault.map { ["the audit is not as it was written: \($0)"] } ?? []
    }
}
