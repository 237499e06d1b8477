/// Where an account's Expires Date came from: by whose act, when, as the audit has it.
public struct DateOrigin: Hashable, Sendable {
    /// The command: "import", "queue".
    public let command: String
    /// Who did it.
    public let actor: String
    /// When.
    public let at: Instant

    /// Finds the act that entered the date which stands there now.
    ///
    /// - Returns: The act; nil where the audit knows of none, so that somebody wrote into the store past it.
    /// - Throws: What the store throws.
    public static func of(_ account: UserAccount, in records: any RecordReader) throws -> DateOrigin? {
        let entries = try records.audit(AuditSelection(username: account.username))
        for entry in entries.reversed() {
            let changes = entry.auditedChanges
            guard let date = changes.first(where: { $0.kind == .account })?["expires_on"] else { continue }
            guard date.after == account.expiresOn.map({ .text($0.description) }) ?? .none else { return nil }
            return DateOrigin(command: entry.command, actor: entry.actor, at: entry.at)
        }
        return nil
    }
}

extension Holding {
    /// Accounts that are held back and have their Expires Date from the same act.
    public struct Group: Sendable {
        /// The date.
        public let expiresOn: CivilDate?
        /// Where it came from; nil where the audit does not know.
        public let origin: DateOrigin?
        /// The accounts, in the order of the run.
        public internal(set) var accounts: [UserAccount]
    }

    /// Who is held back at that instant, by Expires Date and by where that came from; the largest group first.
    ///
    /// - Throws: What the store throws.
    public static func groups(
        at instant: Instant,
        in records: any RecordReader,
        under policy: Policy
    ) throws -> [Group] {
        struct Key: Hashable {
            let expiresOn: CivilDate?
            let origin: DateOrigin?
        }
        var (groups, places): ([Group], [Key: Int]) = ([], [:])
        try forEachHeld(on: policy.night(at: instant), at: instant, in: records, under: policy) { account in
            let key = Key(expiresOn: account.expiresOn, origin: try DateOrigin.of(account, in: records))
            if let place = places[key] {
                groups[place].accounts.append(account)
            } else {
                places[key] = groups.count
                groups.append(Group(expiresOn: key.expiresOn, origin: key.origin, accounts: [account]))
            }
        }
        // Stable: groups of one size stay in the order of the run.
        return groups.enumerated().sorted {
            ($1.element.accounts.count, $0.offset) < ($0.element.accounts.count, $1.offset)
        }.map(\.element)
    }
}
