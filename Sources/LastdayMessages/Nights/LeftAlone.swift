public import LastdayCore

extension Undoing.Outcome {
    /// Who was left alone, and why, a sentence each.
    public var leftAloneSentences: Diagnostics { Diagnostics(leftAlone) }
}

extension Undoing.LeftAlone: CustomStringConvertible {
    /// Who is left alone, and whose change stands there: the latest that the audit has.
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
