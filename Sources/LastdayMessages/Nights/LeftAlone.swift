public import LastdayCore

extension Undoing.Outcome {
    /// The accounts and entries that were left alone, with the reasons, a sentence each.
    public var leftAloneSentences: Diagnostics { Diagnostics(leftAlone) }
}

extension Undoing.LeftAlone: CustomStringConvertible {
    /// The account or entry that is left alone, and the reason: for an account, its latest change.
    public var description: String {
        switch self {
        case .accountChanged(let username, let latest?):
            "\(username): changed since, last by \(latest.actor) (\(latest.command), \(latest.at.toTheSecond))"
        case .accountChanged(let username, nil): "\(username): changed since, without an entry in the audit"
        case .entryChanged(let entry): "entry \(entry): changed since, without an entry in the audit"
        case .isLast(let username, let role): "\(username): nobody else would have the role \(quoted(role))"
        }
    }
}
