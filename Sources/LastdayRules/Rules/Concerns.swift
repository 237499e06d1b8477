/// What looks wrong in the records though each is in order by itself: told after an import, and acted on by nobody.
public struct Concerns {
    /// How many accounts may share one Expires Date before somebody should look.
    private static let sharedCount = 25
    /// Unless they are no more than one in so many of those that were looked at.
    private static let sharedPart = 20

    private let policy: Policy
    private let now: Instant
    private var looked = 0
    private var expiries: [CivilDate: Int] = [:]
    /// The first people with several accounts; the sentences are made at the end, when all of these are known.
    private var twins: [Int64] = []
    private var twinCount = 0
    private var mismatches = Remarks()

    /// Nothing looked at yet.
    ///
    /// - Parameters:
    ///   - policy: The settings.
    ///   - now: The instant that counts.
    public init(under policy: Policy, at now: Instant) {
        self.policy = policy
        self.now = now
    }

    /// Looks at an account.
    ///
    /// - Parameters:
    ///   - account: The account.
    ///   - isQueued: Whether a departure is queued for it.
    ///   - isAlone: Whether its person has no other account and no employment.
    ///   - records: The store's records.
    /// - Throws: What the store throws.
    public mutating func look(
        at account: UserAccount,
        isQueued: Bool,
        isAlone: Bool,
        in records: any Records & Notes
    ) throws {
        looked += 1
        let isActive = policy.standing(of: account, at: now).isActive
        if let date = account.expiresOn, isActive, !isQueued { expiries[date, default: 0] += 1 }
        guard !isAlone, let person = account.person else { return }
        if try records.accounts(of: person).count > 1,
            try records.note(account.username, under: "accounts of \(person)") == nil
        {
            twinCount += 1
            if twins.count < Remarks.limit { twins.append(person) }
        }
        let employments = try records.employments(of: person)
        if let mismatch = mismatch(of: account, isActive: isActive, employments) {
            mismatches.append(mismatch)
        }
    }

    /// What looks wrong, a sentence each.
    ///
    /// - Throws: What the store throws.
    public func told(in records: any Records) throws -> Remarks {
        var told = Remarks(
            try twins.map { person in
                let names = try records.accounts(of: person).map(\.username)
                let name = try records.person(person)?.name ?? ""
                return "\(name) has \(names.count) accounts: \(names.joined(separator: ", "))"
            },
            of: twinCount
        )
        let shared = expiries.filter { $0.value > max(Self.sharedCount, looked / Self.sharedPart) }
        for (date, count) in shared.sorted(by: { $0.key < $1.key }) {
            told.append(
                "\(count) accounts share the Expires Date \(date); if a feed filled it in, mend the feed before that day ends"
            )
        }
        return told + mismatches
    }

    /// Where the account's date and the employment's do not go together.
    private func mismatch(of account: UserAccount, isActive: Bool, _ employments: [Employment]) -> String? {
        guard !employments.isEmpty else { return nil }
        let open = employments.filter { $0.isOpen(after: policy.night(at: now)) }
        if isActive, account.expiresOn == nil, open.isEmpty {
            let last = employments.compactMap(\.endDate).max()
            return
                "\(account.username) never expires, but the employment ended on \(last.map(\.description) ?? "?"): "
                + "lastday queue \(account.username) --now, or --last-day DATE"
        }
        if let expiresOn = account.expiresOn,
            let employment = open.first(where: { $0.isOpen(after: expiresOn) })
        {
            return
                "\(account.username) has the Expires Date \(expiresOn), but the employment goes on: \(employment.told)"
        }
        return nil
    }
}
