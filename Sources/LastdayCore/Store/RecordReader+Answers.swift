/// A departure with the account and the person that it is about.
public struct Departure: Sendable {
    /// The departure.
    public let offboarding: Offboarding
    /// Its account.
    public let account: UserAccount
    /// Whose account it is, where known.
    public let person: Person?

    /// A departure of that account and person.
    public init(offboarding: Offboarding, account: UserAccount, person: Person?) {
        self.offboarding = offboarding
        self.account = account
        self.person = person
    }
}

/// An account with the person whose it is.
public struct AccountWithPerson: Sendable {
    /// The account.
    public let account: UserAccount
    /// Whose it is, where known.
    public let person: Person?

    /// An account of that person.
    public init(account: UserAccount, person: Person?) {
        self.account = account
        self.person = person
    }
}

/// A person with their accounts.
public struct PersonWithAccounts: Sendable, Equatable {
    /// The person.
    public let person: Person
    /// Their accounts, by number.
    public let accounts: [UserAccount]

    /// A person with these accounts.
    public init(person: Person, accounts: [UserAccount]) {
        self.person = person
        self.accounts = accounts
    }
}

/// A night with the run that did its work.
public struct NightWithRun: Sendable {
    /// The night.
    public let night: Night
    /// Its run.
    public let run: Run

    /// A night with its run.
    public init(night: Night, run: Run) {
        self.night = night
        self.run = run
    }
}

/// Which audit entries are wanted.
public struct AuditSelection: Sendable {
    /// Only what happened to that account.
    public var username: String?
    /// Only what happened at or after that instant.
    public var since: Instant?
    /// Only events of that kind.
    public var kind: Event.Kind?
    /// Only what belongs to that run; of one whose first entry is a closing, which no rule writes, some may be missing.
    public var run: Int64?
    /// Only what comes after that sequence number.
    public var after: Int64 = 0
    /// How many at the most.
    public var limit = Int.max

    /// A selection.
    public init(
        username: String? = nil,
        since: Instant? = nil,
        kind: Event.Kind? = nil,
        run: Int64? = nil,
        after: Int64 = 0,
        limit: Int = .max
    ) {
        self.username = username
        self.since = since
        self.kind = kind
        self.run = run
        self.after = after
        self.limit = limit
    }

    /// Whether that entry is one of them, however many there are.
    public func wants(_ entry: AuditEntry) -> Bool {
        entry.sequence > after && (username.map { $0.isSame(as: entry.username ?? "") } ?? true)
            && (since.map { $0 <= entry.at } ?? true) && (kind.map { $0 == entry.kind } ?? true)
            && (run.map { $0 == entry.run } ?? true)
    }
}

extension RecordReader {
    /// The latest run of that night that has begun and not finished.
    ///
    /// - Throws: ``StoreFailure``.
    public func unfinishedRun(of night: CivilDate) throws -> Run? {
        try unfinishedRuns().last { $0.night == night }
    }

    /// The runs from that number on, by number.
    ///
    /// - Throws: What the store throws.
    public func runs(since number: Int64) throws -> [Run] {
        try records(of: .run, after: number - 1, limit: .max).map { $0.cast(to: Run.self) }
    }

    /// The audit's first entry; nil where there is none yet.
    ///
    /// - Throws: What the store throws.
    public func auditBeginning() throws -> AuditBeginning? {
        guard let first = try audit(AuditSelection(limit: 1)).first, let link = first.link else { return nil }
        return AuditBeginning(link: link, at: first.at)
    }

    /// The entry of that number.
    ///
    /// - Throws: What the store throws.
    public func auditEntry(_ sequence: Int64) throws -> AuditEntry? {
        guard sequence > 0 else { return nil }
        let entry = try audit(AuditSelection(after: sequence - 1, limit: 1)).first
        return entry?.sequence == sequence ? entry : nil
    }

    /// Departures in that state, all where nil, by last day: for callers who know that they are few.
    ///
    /// - Throws: ``StoreFailure``.
    public func departures(_ state: Offboarding.State?) throws -> [Departure] {
        var departures: [Departure] = []
        try forEachDeparture(state, of: nil) { departures.append($0) }
        return departures
    }

    /// Goes through the audit in order, a portion at a time, however much of it is wanted.
    ///
    /// - Throws: ``StoreFailure``, or what the body throws.
    public func forEachEntry(
        of selection: AuditSelection,
        _ body: (AuditEntry) throws -> Void
    ) throws {
        var (selection, left) = (selection, selection.limit)
        while left > 0 {
            selection.limit = min(left, 1_000)
            let entries = try audit(selection)
            for entry in entries { try body(entry) }
            guard let last = entries.last, entries.count == selection.limit else { return }
            selection.after = last.sequence
            left -= entries.count
        }
    }

    /// The account of that name.
    ///
    /// - Throws: ``Refusal/noSuchAccount(_:nearest:)``, or ``StoreFailure``.
    public func existingAccount(named username: String) throws -> UserAccount {
        if let account = try account(named: username) { return account }
        let nearest = closestMatch(to: username, among: try usernames(like: username))
        throw Refusal.noSuchAccount(username, nearest: nearest)
    }

    /// The account of that name and its queued departure.
    ///
    /// - Throws: ``Refusal`` where there is no such account or nothing is queued, or ``StoreFailure``.
    func existingDeparture(of username: String) throws -> (account: UserAccount, offboarding: Offboarding) {
        let account = try existingAccount(named: username)
        guard let offboarding = try queuedOffboarding(of: account.number) else {
            throw Refusal.notQueued(account.username)
        }
        return (account, offboarding)
    }
}
