/// Checks for what looks wrong in the records although each record is valid by itself; the concerns are
/// reported after an import, and nothing acts on them.
public struct DataQualityChecks {
    /// How many accounts may share one Expires Date before it is a concern.
    private static let sharedCount = 25
    /// The share of the checked accounts that may have the same date, if that is more: one in this many.
    private static let sharedPart = 20

    private let policy: Policy
    private let now: Instant
    private var looked = 0
    private var expiries: [CivilDate: Int] = [:]
    /// The first people with several accounts; their details are read at the end.
    private var duplicates: [Int64] = []
    private var duplicateCount = 0
    private var mismatches = Listed<DataQualityConcern>()

    /// Creates checks that have not looked at anything.
    ///
    /// - Parameters:
    ///   - policy: The settings.
    ///   - now: The instant that decides what is active and open.
    public init(under policy: Policy, at now: Instant) {
        self.policy = policy
        self.now = now
    }

    /// Checks a person and the accounts that a feed mentions.
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
            if let concern = try leftButOpen(accounts, of: person, in: records) { mismatches.append(concern) }
            duplicateCount += 1
            if duplicates.count < Listed<DataQualityConcern>.limit { duplicates.append(person) }
        }
        let employments = try records.employments(of: person)
        for account in accounts {
            let decoded = subject.accounts.first { $0.account.number == account.number }
            guard subject.isWhole || decoded != nil else { continue }
            // A person with several accounts may occur in several rows; each account is checked once.
            if accounts.count > 1 {
                guard try records.insertIfAbsent("", under: account.number, in: .accounts) == nil else {
                    continue
                }
            }
            let isQueued = try decoded?.isQueued ?? (records.queuedOffboarding(of: account.number) != nil)
            let isActive = look(at: account, isQueued: isQueued)
            if let mismatch = try mismatch(of: account, isActive: isActive, employments, in: records) {
                mismatches.append(mismatch)
            }
        }
    }

    /// Returns the concern if one of a person's accounts was closed by a departure and another is open.
    private func leftButOpen(_ accounts: [UserAccount], of person: Int64, in records: any RecordReader) throws
        -> DataQualityConcern?
    {
        guard let open = accounts.first(where: { policy.isOpen($0, at: now) && $0.closing == nil }) else {
            return nil
        }
        for account in accounts where account.closing != nil {
            let left = try records.offboardings(of: account.number).last { $0.state == .completed }
            guard let left, let name = try records.person(person)?.name else { continue }
            return .leftButOpen(
                short(account.username),
                left.lastDay,
                name: short(name),
                open: short(open.username)
            )
        }
        return nil
    }

    /// Checks an account by itself, and returns whether it is active.
    private mutating func look(at account: UserAccount, isQueued: Bool) -> Bool {
        looked += 1
        // By the date alone: once a date has passed, it is too late to correct it.
        let isActive = policy.isOpen(account, at: now)
        if let date = account.expiresOn, isActive, !isQueued { expiries[date, default: 0] += 1 }
        return isActive
    }

    /// Returns the concerns that were found.
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

    /// Returns how the account's date contradicts the employments; nil if it does not.
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

    /// Returns what has ended, if nothing of it is open: all employments or, under the open ones, all
    /// assignments, because a feed without employments reports an end through its assignments.
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
    /// What a feed describes in one go: a person with the accounts that it names, or accounts without a
    /// person.
    struct Subject {
        /// The person's number, if a person is known.
        let person: Int64?
        /// The accounts that were named, and whether a departure is queued for each.
        var accounts: [(account: UserAccount, isQueued: Bool)] = []
        /// Whether the person is new, with one account and no employment, so that there is nothing to
        /// compare.
        var isAlone = false
        /// Whether a row described the person as a whole, so that all of the person's accounts are checked.
        var isWhole = false

        /// Creates a subject without accounts, of that person or, if nil, of no person.
        init(person: Int64?) {
            self.person = person
        }

        /// Returns whether the subject is that person.
        func isPerson(_ other: Person?) -> Bool { person != nil && person == other?.number }
    }
}
