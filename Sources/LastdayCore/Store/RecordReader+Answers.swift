/// A departure together with its account and person.
public struct Departure: Sendable {
    /// The departure.
    public let offboarding: Offboarding
    /// The account that closes.
    public let account: UserAccount
    /// The account's owner, if known.
    public let person: Person?

    /// Creates a departure with its account and person.
    public init(offboarding: Offboarding, account: UserAccount, person: Person?) {
        self.offboarding = offboarding
        self.account = account
        self.person = person
    }

    /// The name of the person who leaves, as it was when the departure was queued, if that is known.
    public var personName: String? { offboarding.personName ?? person?.name }
}

/// An account together with its owner.
public struct AccountWithPerson: Sendable {
    /// The account.
    public let account: UserAccount
    /// The account's owner, if known.
    public let person: Person?

    /// Creates an account with its owner.
    public init(account: UserAccount, person: Person?) {
        self.account = account
        self.person = person
    }
}

/// A person together with their accounts.
public struct PersonWithAccounts: Sendable, Equatable {
    /// The person.
    public let person: Person
    /// Their accounts, by number.
    public let accounts: [UserAccount]

    /// Creates a person with their accounts.
    public init(person: Person, accounts: [UserAccount]) {
        self.person = person
        self.accounts = accounts
    }
}

/// A night together with the run that did its work.
public struct NightWithRun: Sendable {
    /// The night.
    public let night: Night
    /// Its run.
    public let run: Run

    /// Creates a night with its run.
    public init(night: Night, run: Run) {
        self.night = night
        self.run = run
    }
}

/// A filter for audit entries.
public struct AuditSelection: Sendable {
    /// Only entries about this account.
    public var username: String?
    /// Only entries at or after this instant.
    public var since: Instant?
    /// Only events of this kind.
    public var kind: Event.Kind?
    /// Only entries of this run; some may be missing if the run's first entry is a closing, which no rule
    /// writes.
    public var run: Int64?
    /// Only entries after this sequence number.
    public var after: Int64 = 0
    /// The maximum number of entries.
    public var limit = Int.max

    /// Creates a selection; by default it includes everything.
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

    /// Returns whether the selection includes an entry, regardless of its limit.
    public func wants(_ entry: AuditEntry) -> Bool {
        entry.sequence > after && (username.map { $0.isSame(as: entry.username ?? "") } ?? true)
            && (since.map { $0 <= entry.at } ?? true) && (kind.map { $0 == entry.kind } ?? true)
            && (run.map { $0 == entry.run } ?? true)
    }
}

extension RecordReader {
    /// Returns the latest run of a night that has begun and not finished.
    ///
    /// - Throws: ``StoreFailure``.
    public func unfinishedRun(of night: CivilDate) throws -> Run? {
        try unfinishedRuns().last { $0.night == night }
    }

    /// Calls the body with every due account, by date and number, in batches, for as long as `goesOn` returns
    /// true.
    func forEachDue(
        through expiresOn: CivilDate,
        while goesOn: () -> Bool = { true },
        _ body: (DueAccount) throws -> Void
    ) throws {
        var mark: DueMark?
        while true {
            let batch = try due(through: expiresOn, after: mark, limit: 1_000)
            for one in batch {
                guard goesOn() else { return }
                try body(one)
            }
            guard let last = batch.last?.account, let date = last.expiresOn else { return }
            mark = DueMark(expiresOn: date, number: last.number)
        }
    }

    /// Returns the runs from a number on, by number.
    ///
    /// - Throws: What the store throws.
    public func runs(since number: Int64) throws -> [Run] {
        try records(of: .run, after: number - 1, limit: .max).map { $0.cast(to: Run.self) }
    }

    /// Returns the audit's first entry; nil if there is none yet.
    ///
    /// - Throws: What the store throws.
    public func auditBeginning() throws -> AuditBeginning? {
        guard let first = try audit(AuditSelection(limit: 1)).first, let link = first.link else { return nil }
        return AuditBeginning(link: link, at: first.at)
    }

    /// Returns the audit entry with a sequence number.
    ///
    /// - Throws: What the store throws.
    public func auditEntry(_ sequence: Int64) throws -> AuditEntry? {
        guard sequence > 0 else { return nil }
        let entry = try audit(AuditSelection(after: sequence - 1, limit: 1)).first
        return entry?.sequence == sequence ? entry : nil
    }

    /// Returns the departures in a state, all of them if nil, by last day: for callers who know that they are
    /// few.
    ///
    /// - Throws: ``StoreFailure``.
    public func departures(_ state: Offboarding.State?) throws -> [Departure] {
        var departures: [Departure] = []
        try forEachDeparture(state, of: nil) { departures.append($0) }
        return departures
    }

    /// Calls the body with the selected audit entries, in order; they are read in batches, however many there
    /// are.
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

    /// Returns the account with a username that a person typed.
    ///
    /// - Parameters:
    ///   - username: The username.
    ///   - isExact: Whether it has to be spelled as the account's.
    /// - Returns: The account.
    /// - Throws: ``Refusal/noSuchAccount(_:nearest:)`` or ``Refusal/severalSpellings(_:_:)``, or
    ///   ``StoreFailure``.
    public func existingAccount(named username: String, exactly isExact: Bool = false) throws -> UserAccount {
        if let account = try account(typed: username, exactly: isExact) { return account }
        let nearest = closestMatch(to: username, among: try usernames(like: username))
        throw Refusal.noSuchAccount(username, nearest: nearest)
    }

    /// Returns the account with a username and its queued departure.
    ///
    /// - Throws: ``Refusal`` if there is no such account or no queued departure, or ``StoreFailure``.
    func existingDeparture(
        of username: String,
        exactly isExact: Bool
    ) throws -> (account: UserAccount, offboarding: Offboarding) {
        let account = try existingAccount(named: username, exactly: isExact)
        guard let offboarding = try queuedOffboarding(of: account.number) else {
            throw Refusal.notQueued(account.username)
        }
        return (account, offboarding)
    }
}
