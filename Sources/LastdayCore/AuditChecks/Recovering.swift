/// Finding what to do about entries that a journal has and the store lacks, account by account.
public enum Recovering {
    /// An action that brings an account to where the entries left it.
    public enum Remedy: Sendable, Equatable {
        /// The account is no longer known and has to be imported again first.
        case importAccount(String)
        /// The feed has to be imported again.
        case importFeed
        /// The account has to be disabled.
        case disable(String)
        /// The account has to be queued for a last day; if it is to be closed now, the person has left
        /// already.
        case queue(String, CivilDate, now: Bool)
        /// The account's departure has to be moved to a last day.
        case reschedule(String, CivilDate)
        /// The account has to be reinstated, up to an Expires Date or without one.
        case reinstate(String, CivilDate?)
    }

    /// What the entries intend for one account.
    fileprivate enum Intent {
        case isShut(JournaledEntry)
        case departs(JournaledEntry)
        case isOpen(JournaledEntry)
        case isAsImported(JournaledEntry)
        case stays
    }

    /// Returns what brings each account to where the entries left it, by the number of the latest entry about
    /// it.
    ///
    /// - Parameters:
    ///   - entries: The entries that the store lacks, oldest first.
    ///   - records: The store's records.
    ///   - policy: The settings.
    ///   - now: The instant at which standings are evaluated.
    /// - Returns: A remedy for each entry that needs one; accounts already as the entries left them need
    ///   none.
    /// - Throws: What the store throws.
    public static func remedies(
        for entries: [JournaledEntry],
        in records: any RecordReader,
        under policy: Policy,
        at now: Instant
    ) throws -> [Int64: Remedy] {
        var intents: [String: Intent] = [:]
        for entry in entries {
            guard let username = entry.username else { continue }
            switch entry.kind {
            case .closed?, .disabled?: intents[username] = .isShut(entry)
            case .queued?, .rescheduled?: intents[username] = .departs(entry)
            case .reinstated?, .undone?: intents[username] = .isOpen(entry)
            case .cancelled?: intents[username] = .stays
            // The journal lacks the feed's contents; but if a person has acted on the account, that decides.
            case .imported?: intents[username] = intents[username] ?? .isAsImported(entry)
            default: break
            }
        }
        let history = try NightHistory(at: now, in: records)
        var remedies: [Int64: Remedy] = [:]
        for (username, intent) in intents {
            guard let account = try records.account(named: username) else {
                if let entry = intent.entry {
                    remedies[entry.sequence] = .importAccount(username)
                }
                continue
            }
            if case .isAsImported(let entry) = intent {
                remedies[entry.sequence] = .importFeed
                continue
            }
            let isActive = try policy.standing(of: account, at: now, given: history).isActive
            let queued = try records.queuedOffboarding(of: account.number)
            if let (entry, remedy) = intent.remedy(isActive, queued, under: policy, at: now) {
                remedies[entry.sequence] = remedy
            }
        }
        return remedies
    }
}

extension Recovering.Intent {
    fileprivate var entry: JournaledEntry? {
        switch self {
        case .isShut(let entry), .departs(let entry), .isOpen(let entry), .isAsImported(let entry): entry
        case .stays: nil
        }
    }

    /// Returns what fulfils the intent; nil if the account is as intended already.
    fileprivate func remedy(
        _ isActive: Bool,
        _ queued: Offboarding?,
        under policy: Policy,
        at now: Instant
    ) -> (JournaledEntry, Recovering.Remedy)? {
        switch self {
        case .isShut(let entry):
            guard isActive else { return nil }
            let name = entry.username ?? ""
            guard entry.kind == .closed, let date = entry.expiresOn, policy.inactiveFrom(date) <= now else {
                return (entry, .disable(name))
            }
            return (entry, .queue(name, date, now: true))
        case .departs(let entry):
            guard isActive, let date = entry.expiresOn, queued?.lastDay != date else { return nil }
            let name = entry.username ?? ""
            guard policy.inactiveFrom(date) > now else {
                return (entry, .queue(name, date, now: true))
            }
            return (entry, queued == nil ? .queue(name, date, now: false) : .reschedule(name, date))
        case .isOpen(let entry):
            guard !isActive else { return nil }
            return (entry, .reinstate(entry.username ?? "", entry.expiresOn))
        case .isAsImported, .stays: return nil
        }
    }
}
