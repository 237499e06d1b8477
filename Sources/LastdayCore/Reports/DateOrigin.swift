/// The origin of an account's Expires Date: the act that entered it, as the audit has it.
public struct DateOrigin: Hashable, Sendable {
    /// The command that entered it: "import", "queue".
    public let command: String
    /// Who ran the command.
    public let actor: String
    /// When the command was run.
    public let at: Instant

    /// Finds the act that entered the account's current Expires Date.
    ///
    /// - Returns: The act; nil if the audit has none, which means that the date was written bypassing the
    ///   audit.
    /// - Throws: What the store throws.
    public static func of(_ account: UserAccount, in records: any RecordReader) throws -> DateOrigin? {
        let entries = try records.audit(AuditSelection(username: account.username))
        for entry in entries.reversed() {
            guard let date = entry.accountChange?["expires_on"] else { continue }
            guard date.after == account.expiresOn.map({ .text($0.description) }) ?? .none else { return nil }
            return DateOrigin(command: entry.command, actor: entry.actor, at: entry.at)
        }
        return nil
    }
}

extension Holding {
    /// Accounts that are held back and whose Expires Date comes from the same act.
    public struct Group: Sendable {
        /// The Expires Date.
        public let expiresOn: CivilDate?
        /// The origin of the date; nil if the audit does not have it.
        public let origin: DateOrigin?
        /// The accounts, in the order of the run.
        public internal(set) var accounts: [UserAccount]
    }

    /// Returns the accounts held back at an instant, grouped by Expires Date and its origin, with the largest
    /// group first.
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
        // Stable: groups of equal size stay in the order of the run.
        return groups.enumerated().sorted {
            ($1.element.accounts.count, $0.offset) < ($0.element.accounts.count, $1.offset)
        }.map(\.element)
    }
}
