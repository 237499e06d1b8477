public import LastdayCore

extension BadRows: Explained {
    /// Creates a failure from the reader's messages, a line for each row, with the place of the row.
    public init(_ lines: [String]) {
        self.init(Diagnostics(lines))
    }

    /// Creates a failure from the reader's messages, of which only the first are stored.
    public init(_ lines: Diagnostics) {
        self.init(lines.first.map { .unreadable($0) }, rows: lines.count)
    }

    /// The individual faults, a line each.
    public var details: [String] { faults.first.map { cut($0.description, after: Diagnostics.longest) } }

    /// The message: how many rows are bad, and what to do.
    public var description: String { summary(nothing: "imported") }

    /// Returns the message: how many rows are bad, and what to do.
    ///
    /// - Parameter verb: What did not happen: "imported", "queued".
    /// - Returns: The message.
    public func summary(nothing verb: String) -> String {
        let (count, shown) = (faults.count, faults.first.count)
        let selection = count > shown ? ", the first \(shown) of them above" : ""
        let sorts = Dictionary(grouping: faults.first.compactMap(\.question)) { $0 }
        let hints = ListQuestion.all.compactMap { question in
            sorts[question].map { question.hint($0.count) }
        }
        return "\(counted(count, "bad row", "bad rows"))\(selection)\(hints.map { "; \($0)" }.joined()); "
            + "nothing was \(verb); fix the file and try again"
    }
}

extension BadRow: CustomStringConvertible {
    /// The place of the row, and its fault.
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
    /// The place of the row, and the fact that it contradicts.
    public var description: String { "\(origin): \(fact)" }
}

extension Importing.Contradiction.Fact: CustomStringConvertible {
    /// The fact that the row contradicts.
    public var description: String {
        switch self {
        case .endsBeforeItsStart(let record):
            "\(record) would end before it begins; correct the Start Date or the End Date"
        case .usernameTwice(let username, let earlier):
            "username \(quoted(username)) is already in \(earlier)"
        case .identifierTwice(let id, let name, let incoming):
            "ID \(brief(id)) stands for two people, \(quoted(name)) in an earlier line and \(quoted(incoming)) in this one; correct one of them"
        case .personTwice(let name, let earlier):
            "\(quoted(name)) is already in \(earlier), under another name"
        case .nobodyKnown(let name):
            "no person or account \(quoted(name))"
        }
    }
}
