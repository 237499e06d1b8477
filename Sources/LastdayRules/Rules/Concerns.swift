/// What looks wrong in the records though each is in order by itself: told after an import, and acted on by nobody.
public enum Concerns {
    /// How many accounts may share one Expires Date before somebody should look.
    private static let sharedCount = 25
    /// Unless they are no more than one in so many of those that were looked at.
    private static let sharedPart = 20

    /// Looks at the accounts that these rows are about.
    ///
    /// - Parameters:
    ///   - rows: The rows of a feed that was taken over.
    ///   - records: The store's records.
    ///   - policy: The settings.
    ///   - now: The instant that counts.
    /// - Returns: A sentence each; empty where nothing looks wrong.
    /// - Throws: What the store throws.
    public static func about(
        _ rows: [FeedRow],
        in records: any Records,
        under policy: Policy,
        at now: Instant
    ) throws -> [String] {
        let today = policy.night(at: now)
        var concerns: [String] = []
        var expiries: [CivilDate: Int] = [:]
        var people: Set<Int64> = []
        var looked = 0
        for row in rows {
            guard let account = try row.username.flatMap({ try records.account(named: $0) }) else { continue }
            looked += 1
            let isActive = policy.standing(of: account, at: now).isActive
            if let date = account.expiresOn, isActive,
                try records.queuedOffboarding(of: account.number) == nil
            {
                expiries[date, default: 0] += 1
            }
            guard let person = account.person else { continue }
            if people.insert(person).inserted {
                let accounts = try records.accounts(of: person)
                if accounts.count > 1 {
                    let names = accounts.map(\.username).joined(separator: ", ")
                    let name = try records.person(person)?.name ?? ""
                    concerns.append("\(name) has \(accounts.count) accounts: \(names)")
                }
            }
            let employments = try records.employments(of: person)
            if let concern = concern(about: account, isActive: isActive, employments, today: today) {
                concerns.append(concern)
            }
        }
        let shared = expiries.filter { $0.value > max(sharedCount, looked / sharedPart) }
        concerns += shared.sorted { $0.key < $1.key }.map { date, count in
            "\(count) accounts share the Expires Date \(date); if a feed filled it in, mend the feed before that day ends"
        }
        return concerns
    }

    /// Where the account's date and the employment's do not go together.
    private static func concern(
        about account: UserAccount,
        isActive: Bool,
        _ employments: [Employment],
        today: CivilDate
    ) -> String? {
        guard !employments.isEmpty else { return nil }
        let open = employments.filter { $0.isOpen(after: today) }
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
