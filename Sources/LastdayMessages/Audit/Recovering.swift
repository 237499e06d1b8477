public import LastdayCore

extension AcceptanceRefused: Explained {
    /// The message: what is wrong, and what to do.
    public var description: String {
        switch self {
        case .nothingIsMissing:
            "the store has everything that the journal has, so there is nothing to accept; see: lastday audit recover"
        case .upToAnother(let last):
            "the last entry that is in the journal but not in the store is \(last); review the list with: "
                + "lastday audit recover"
        }
    }
}

extension AcceptedGap {
    /// Returns the command that accepts a gap, as it is typed and as the audit records it.
    public static func command(upTo last: Int64) -> String { "audit recover --accept \(last)" }
}

extension Recovering.Remedy: CustomStringConvertible {
    /// The command to type, or a hint.
    public var description: String {
        switch self {
        case .importAccount(let username):
            "import \(quoted(username)) again first"
        case .importFeed:
            "import that feed again"
        case .disable(let username):
            "lastday disable \(shellWord(username))"
        case .queue(let username, let lastDay, let isNow):
            "lastday queue \(shellWord(username)) --last-day \(lastDay)\(isNow ? " --now" : "")"
        case .reschedule(let username, let lastDay):
            "lastday reschedule \(shellWord(username)) --last-day \(lastDay)"
        case .reinstate(let username, let expiresOn):
            "lastday reinstate \(shellWord(username)) \(expiresOn.map { "--expires \($0)" } ?? "--never")"
        }
    }
}

/// Returns a text quoted, if necessary, so that a shell reads it as one word.
func shellWord(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "._@-".utf8.contains(byte)
    }
    guard !isPlain || text.isEmpty || text.hasPrefix("-") else { return text }
    return "'\(text.replacing("'", with: "'\\''"))'"
}
