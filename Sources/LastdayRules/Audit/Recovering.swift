/// What to do about entries that a journal has and the store has not: a command to type for each account.
public enum Recovering {
    /// What the entries come to for one account.
    fileprivate enum Wish {
        case isShut(ToldEntry)
        case departs(ToldEntry)
        case isOpen(ToldEntry)
        case isAsImported(ToldEntry)
        case stays
    }

    /// The commands that bring each account to where the entries left it, by the number of the latest entry about it.
    ///
    /// - Parameters:
    ///   - entries: What the store has not, the oldest first.
    ///   - records: The store's records.
    ///   - policy: The settings.
    ///   - now: The instant for which standings are asked.
    /// - Returns: A command, or a hint, for each entry that has one; accounts that are as the entries left them have none.
    /// - Throws: What the store throws.
    public static func commands(
        for entries: [ToldEntry],
        in records: any Records,
        under policy: Policy,
        at now: Instant
    ) throws -> [Int64: String] {
        var wishes: [String: Wish] = [:]
        for entry in entries {
            guard let username = entry.username else { continue }
            switch entry.kind {
            case .closed?, .disabled?: wishes[username] = .isShut(entry)
            case .queued?, .rescheduled?: wishes[username] = .departs(entry)
            case .reinstated?, .undone?: wishes[username] = .isOpen(entry)
            case .cancelled?: wishes[username] = .stays
            // What the feed said of the rest, the journal has not; but where a person has acted, that counts.
            case .imported?: wishes[username] = wishes[username] ?? .isAsImported(entry)
            default: break
            }
        }
        let attendance = try Attendance(at: now, in: records)
        var commands: [Int64: String] = [:]
        for (username, wish) in wishes {
            guard let account = try records.account(named: username) else {
                if let entry = wish.entry {
                    commands[entry.sequence] = "import \(quoted(username)) again first"
                }
                continue
            }
            if case .isAsImported(let entry) = wish {
                commands[entry.sequence] = "import that feed again"
                continue
            }
            let isActive = try policy.standing(of: account, at: now, given: attendance).isActive
            let queued = try records.queuedOffboarding(of: account.number)
            if let (entry, command) = wish.command(isActive, queued, under: policy, at: now) {
                commands[entry.sequence] = "lastday \(command)"
            }
        }
        return commands
    }
}

extension Recovering.Wish {
    fileprivate var entry: ToldEntry? {
        switch self {
        case .isShut(let entry), .departs(let entry), .isOpen(let entry), .isAsImported(let entry): entry
        case .stays: nil
        }
    }

    /// The command that brings an account there; nil where it is there already.
    fileprivate func command(
        _ isActive: Bool,
        _ queued: Offboarding?,
        under policy: Policy,
        at now: Instant
    ) -> (ToldEntry, String)? {
        switch self {
        case .isShut(let entry):
            guard isActive else { return nil }
            let name = shellWord(entry.username ?? "")
            guard entry.kind == .closed, let date = entry.expiresOn, policy.inactiveFrom(date) <= now else {
                return (entry, "disable \(name)")
            }
            return (entry, "queue \(name) --last-day \(date) --now")
        case .departs(let entry):
            guard isActive, let date = entry.expiresOn, queued?.lastDay != date else { return nil }
            let name = shellWord(entry.username ?? "")
            guard policy.inactiveFrom(date) > now else {
                return (entry, "queue \(name) --last-day \(date) --now")
            }
            return (entry, "\(queued == nil ? "queue" : "reschedule") \(name) --last-day \(date)")
        case .isOpen(let entry):
            guard !isActive else { return nil }
            let until = entry.expiresOn.map { "--expires \($0)" } ?? "--never"
            return (entry, "reinstate \(shellWord(entry.username ?? "")) \(until)")
        case .isAsImported, .stays: return nil
        }
    }
}

/// A name as a shell takes it for one word, whatever it holds.
func shellWord(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "._@-".utf8.contains(byte)
    }
    guard !isPlain || text.isEmpty || text.hasPrefix("-") else { return text }
    return "'\(text.replacing("'", with: "'\\''"))'"
}
