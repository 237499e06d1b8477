public import LastdayCore

extension BadRows: Explained {
    /// These faults, in the words of whoever read the rows: a line each, with where it stands.
    public init(_ lines: [String]) {
        self.init(Diagnostics(lines))
    }

    /// These faults, likewise, the first of them kept.
    public init(_ lines: Diagnostics) {
        self.init(lines.first.map { .unreadable($0) }, rows: lines.count)
    }

    /// The single faults, a line each.
    public var details: [String] { faults.first.map { cut($0.description, after: Diagnostics.longest) } }

    /// What is wrong, where, and what to do.
    public var description: String {
        let (count, shown) = (faults.count, faults.first.count)
        let selection = count > shown ? ", the first \(shown) of them above" : ""
        return "\(counted(count, "bad row", "bad rows"))\(selection); "
            + "nothing was imported; fix the file and try again"
    }
}

extension BadRow: CustomStringConvertible {
    /// Where the row stands, and what is wrong with it.
    public var description: String {
        switch self {
        case .unreadable(let line): line
        case .contradiction(let contradiction): contradiction.description
        case .departure(let origin, let lastDay, .refused(let refusal)):
            "\(origin): \(refusal.inList(lastDay))"
        case .departure(let origin, _, .unclear(let unclear)): "\(origin): \(unclear)"
        }
    }
}

extension Importing.Contradiction: CustomStringConvertible {
    /// Where the row stands, and what it contradicts.
    public var description: String { "\(origin): \(fact)" }
}

extension Importing.Contradiction.Fact: CustomStringConvertible {
    /// What the row contradicts.
    public var description: String {
        switch self {
        case .usernameTwice(let username, let earlier):
            "username \(quoted(username)) is already in \(earlier)"
        case .personTwice(let name, let earlier):
            "\(quoted(name)) is already in \(earlier), under another name"
        case .nobodyKnown(let name):
            "no person or account \(quoted(name))"
        case .otherOwner(let username, let identifier, let name, let incoming):
            "username \(quoted(username)) belongs to "
                + (identifier.map { "person \(brief($0))" } ?? quoted(name))
                + ", not to person \(brief(incoming))"
        }
    }
}
