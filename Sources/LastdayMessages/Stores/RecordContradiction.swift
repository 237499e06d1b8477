public import LastdayCore

extension RecordContradiction: CustomStringConvertible {
    /// The contradiction, in words.
    public var description: String {
        switch self {
        case .closedUnknown(let username):
            "account \(printable(username)) is closed, but the audit does not know of it"
        case .deleted(let kind, let key):
            "\(kind.rawValue) \(key) is in the audit, but not in the store: it was deleted"
        case .unknownRun(let run):
            "run \(run) is finished, but the audit does not know of it"
        case .unreadable(let entry, let field):
            "entry \(entry) of the audit cannot be read: \(field.displayText)"
        case .gaps(let last):
            "the audit has gaps: its last number is \(last)"
        }
    }
}

extension RecordKind {
    /// Returns a number of records of this kind in words: "1 person", "12 audit entries".
    public func counted(_ count: Int) -> String {
        switch self {
        case .audit: LastdayMessages.counted(count, "audit entry", "audit entries")
        default: LastdayMessages.counted(count, rawValue, plural)
        }
    }
}
