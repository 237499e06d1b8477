/// Somebody who leaves one of several employments: the account expires with the last of them.
extension Queueing {
    /// The person's employments that go on after the last day, though those that are named end; empty where the
    /// account closes with the departure.
    static func continuing(
        beside request: Request,
        of account: UserAccount,
        after lastDay: CivilDate,
        in records: any RecordReader
    ) throws -> [Employment] {
        guard case .numbered(let numbers) = request.employments, !request.closesAccountToo,
            let person = account.person
        else { return [] }
        // Of a number that is no employment of theirs is told elsewhere.
        let known = try records.employments(of: person).map(\.number)
        guard numbers.allSatisfy(known.contains) else { return [] }
        return try continuing(of: person, after: lastDay, but: numbers, in: records)
    }

    /// The person's employments that go on after a day, but for those.
    static func continuing(
        of person: Int64,
        after lastDay: CivilDate,
        but numbers: [Int64],
        in records: any RecordReader
    ) throws -> [Employment] {
        try records.employments(of: person).filter { employment in
            !numbers.contains(employment.number) && employment.isOpen(after: lastDay)
        }
    }

    /// The day on which the last of these employments ends, where the account has no earlier Expires Date; nil where
    /// one of them has no End Date, or the account's date stands.
    static func until(_ employments: [Employment], of account: UserAccount) -> CivilDate? {
        let ends = employments.map(\.endDate)
        guard !ends.contains(nil), let last = ends.compactMap(\.self).max() else { return nil }
        return account.expiresOn.map { $0 <= last } ?? false ? nil : last
    }

    /// Whether the request is for another departure than one that keeps the account: for other employments, or for all
    /// that is left.
    static func isAnother(_ request: Request, than queued: Offboarding) -> Bool {
        switch request.employments {
        case .only: true
        case .numbered(let numbers): !numbers.contains { number in queued.isEnding(number) }
        case .every, .sharedWith: false
        }
    }

    /// Refuses a request that would close an account whose queued departure keeps it, or keep one that closes.
    static func refuseOtherScope(
        than queued: Offboarding,
        of account: UserAccount,
        _ request: Request,
        _ continuing: [Employment]
    ) throws(Refusal) {
        if queued.keepsAccount, continuing.isEmpty { throw .queuedKeeping(account.username, queued.lastDay) }
        if !queued.keepsAccount, !continuing.isEmpty { throw .queuedClosing(account.username, queued.lastDay) }
    }

    /// The account as a request leaves it in the end: for whoever has left already it is shut.
    static func shut(_ expiring: UserAccount, by request: Request) -> UserAccount {
        var shut = expiring
        if request.timing == .now { shut.disabled = true }
        return shut
    }
}

extension Offboarding {
    /// Whether the employment of that number ends with it.
    func isEnding(_ number: Int64) -> Bool {
        ends.contains { $0.kind == .employment && $0.number == number }
    }

    /// Whether it has ended the employment, and its date still stands.
    func isEnding(_ employment: Employment) -> Bool {
        isEnding(employment.number) && employment.endDate == lastDay
    }

    /// Notes that the account stays in use, and the Expires Date that was entered in it all the same.
    mutating func keep(_ account: UserAccount, until date: CivilDate?) {
        ends.removeAll { $0.kind == .keptAccount }
        ends.append(End(of: .keptAccount, account.number, replacing: date))
    }

    /// Takes back that the account stays in use: it closes with the departure.
    mutating func closeAccount() { ends.removeAll { $0.kind == .keptAccount } }
}
