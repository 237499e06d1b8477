/// What looks wrong in the records though each is in order by itself: told after an import, and acted on by nobody.
public struct DataQualityChecks {
    /// How many accounts may share one Expires Date before somebody should look.
    private static let sharedCount = 25
    /// Unless they are no more than one in so many of those that were looked at.
    private static let sharedPart = 20

    private let policy: Policy
    private let now: Instant
    private var looked = 0
    private var expiries: [CivilDate: Int] = [:]
    /// The first people with several accounts; what there is to say of them is read at the end.
    private var duplicates: [Int64] = []
    private var duplicateCount = 0
    private var mismatches = Listed<DataQualityConcern>()

    /// Nothing looked at yet.
    ///
    /// - Parameters:
    ///   - policy: The settings.
    ///   - now: The instant that counts.
    public init(under policy: Policy, at now: Instant) {
        self.policy = policy
        self.now = now
    }

    /// Looks at whom a feed has spoken of.
    ///
    /// - Parameters:
    ///   - subject: The person and the accounts.
    ///   - records: The store's records.
    /// - Throws: What the store throws.
    mutating func look(at subject: Subject, in records: any RecordReader & TransactionScratch) throws {
        guard !subject.isAlone, let person = subject.person else {
            for (account, isQueued) in subject.accounts { _ = look(at: account, isQueued: isQueued) }
            return
        }
        let accounts = try records.accounts(of: person)
        if let first = accounts.first, accounts.count > 1,
            try records.insertIfAbsent(first.username, under: "accounts of \(person)") == nil
        {
            duplicateCount += 1
            if duplicates.count < Listed<DataQualityConcern>.limit { duplicates.append(person) }
        }
        let employments = try records.employments(of: person)
        for account in accounts {
            let decoded = subject.accounts.first { $0.account.number == account.number }
            guard subject.isWhole || decoded != nil else { continue }
            // Somebody with several accounts may come by several rows, and an account be looked at with each.
            if accounts.count > 1 {
                guard try records.insertIfAbsent("", under: "looked at \(account.number)") == nil else { continue }
            }
            let isQueued = try decoded?.isQueued ?? (records.queuedOffboarding(of: account.number) != nil)
            let isActive = look(at: account, isQueued: isQueued)
            if let mismatch = try mismatch(of: account, isActive: isActive, employments, in: records) {
                mismatches.append(mismatch)
            }
        }
    }

    /// Looks at an account by itself, and tells whether it is active.
    private mutating func look(at account: UserAccount, isQueued: Bool) -> Bool {
        looked += 1
        // By the date alone: whose date has passed has none that could still be mended in time.
        let isActive = policy.isOpen(account, at: now)
        if let date = account.expiresOn, isActive, !isQueued { expiries[date, default: 0] += 1 }
        return isActive
    }

    /// What looks wrong.
    ///
    /// - Throws: What the store throws.
    public func found(in records: any RecordReader) throws -> Listed<DataQualityConcern> {
        var found = Listed(
            try duplicates.map { person in
                let accounts = try records.accounts(of: person)
                let name = try records.person(person)?.name ?? ""
                // A person may have any number of accounts.
                let named = accounts.prefix(Listed<DataQualityConcern>.limit).map { short($0.username) }
                return DataQualityConcern.severalAccounts(of: short(name), named, count: accounts.count)
            },
            of: duplicateCount
        )
        let shared = expiries.filter { $0.value > max(Self.sharedCount, looked / Self.sharedPart) }
        for (date, count) in shared.sorted(by: { $0.key < $1.key }) {
            found.append(.sharedExpiresDate(date, count: count))
        }
        return found + mismatches
    }

    /// Where the account's date and the employment's do not go together.
    private func mismatch(
        of account: UserAccount,
        isActive: Bool,
        _ employments: [Employment],
        in records: any RecordReader
    ) throws -> DataQualityConcern? {
        guard !employments.isEmpty else { return nil }
        let today = policy.night(at: now)
        let open = employments.filter { $0.isOpen(after: today) }
        let username = short(account.username)
        if isActive, account.expiresOn == nil {
            guard let ended = try ended(employments, open, by: today, in: records) else { return nil }
            return .neverExpires(username, ended)
        }
        if let expiresOn = account.expiresOn,
            let employment = open.first(where: { $0.isOpen(after: expiresOn) })
        {
            return .employmentGoesOn(username, expiresOn, employment.inShort, isActive: isActive)
        }
        return nil
    }

    /// What has ended, where nothing of it is open: the employments or, of those that are, all assignments,
    /// since a feed that knows no employments says so by its roles.
    private func ended(
        _ employments: [Employment],
        _ open: [Employment],
        by today: CivilDate,
        in records: any RecordReader
    ) throws -> DataQualityConcern.Ended? {
        func last(_ dates: [CivilDate?]) -> CivilDate? { dates.compactMap(\.self).max() }
        guard !open.isEmpty else { return .employment(last(employments.map(\.endDate))) }
        let assignments = try open.flatMap { try records.assignments(under: $0.number) }
        guard !assignments.isEmpty, !assignments.contains(where: { $0.isOpen(after: today) }) else {
            return nil
        }
        return .lastAssignment(last(assignments.map(\.endDate)))
    }
}

extension DataQualityChecks {
    /// Whom a feed speaks of at one go: a person with the accounts that it names, or accounts of nobody.
    struct Subject {
        /// The person's number, where anybody is known.
        let person: Int64?
        /// The accounts that were named, and whether a departure is queued for each.
        var accounts: [(account: UserAccount, isQueued: Bool)] = []
        /// Whether the person is new, has one account and no employment, so that there is nothing to compare.
        var isAlone = false
        /// Whether something was said of all of the person, so that all accounts are concerned.
        var isWhole = false

        /// Nobody's accounts, or that person's, of which none has been named.
        init(person: Int64?) {
            self.person = person
        }

        /// Whether it is that person.
        func isPerson(_ other: Person?) -> Bool { person != nil && person == other?.number }
    }
}
