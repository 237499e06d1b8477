/// Departures from one of several employments: the account expires with the last of them.
extension Queueing {
    /// Returns the person's employments that continue after the last day while the named ones end; empty if
    /// the account closes with the departure.
    static func continuing(
        beside request: Request,
        of account: UserAccount,
        after lastDay: CivilDate,
        in records: any RecordReader
    ) throws -> [Employment] {
        guard case .numbered(let numbers) = request.employments, !request.closesAccountToo,
            let person = account.person
        else { return [] }
        // A number that is none of the person's employments is reported elsewhere.
        let known = try records.employments(of: person).map(\.number)
        guard numbers.allSatisfy(known.contains) else { return [] }
        return try continuing(of: person, after: lastDay, but: numbers, in: records)
    }

    /// Returns the person's employments that continue after a day, except the given ones.
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

    /// Returns the day on which the last of these employments ends, as the account's new Expires Date; nil if
    /// one of them has no End Date, or if the account's date is no later.
    static func until(_ employments: [Employment], of account: UserAccount) -> CivilDate? {
        let ends = employments.map(\.endDate)
        guard !ends.contains(nil), let last = ends.compactMap(\.self).max() else { return nil }
        return account.expiresOn.map { $0 <= last } ?? false ? nil : last
    }

    /// Returns whether the request asks for a different departure than a queued one that keeps the account:
    /// for other employments, or for all that are left.
    static func isAnother(_ request: Request, than queued: Offboarding) -> Bool {
        switch request.employments {
        case .only: true
        case .numbered(let numbers): !numbers.contains { number in queued.isEnding(number) }
        case .every, .sharedWith: false
        }
    }

    /// Refuses a request that would close an account whose queued departure keeps it, or keep one whose
    /// departure closes it.
    static func refuseOtherScope(
        than queued: Offboarding,
        of account: UserAccount,
        _ request: Request,
        _ continuing: [Employment]
    ) throws(Refusal) {
        if queued.keepsAccount, continuing.isEmpty { throw .queuedKeeping(account.username, queued.lastDay) }
        if !queued.keepsAccount, !continuing.isEmpty {
            throw .queuedClosing(account.username, queued.lastDay)
        }
    }

    /// Returns the account as the request finally leaves it: disabled if the person has left already.
    static func shut(_ expiring: UserAccount, by request: Request) -> UserAccount {
        var shut = expiring
        if request.timing == .now { shut.disabled = true }
        return shut
    }
}

extension Offboarding {
    /// Returns whether the employment of that number ends with the departure.
    func isEnding(_ number: Int64) -> Bool {
        ends.contains { $0.kind == .employment && $0.number == number }
    }

    /// Returns whether the departure has ended the employment, which still has its last day as the End Date.
    func isEnding(_ employment: Employment) -> Bool {
        isEnding(employment.number) && employment.endDate == lastDay
    }

    /// Records that the account stays in use, and the Expires Date entered in it nevertheless, if any.
    mutating func keep(_ account: UserAccount, until date: CivilDate?) {
        ends.removeAll { $0.kind == .keptAccount }
        ends.append(End(of: .keptAccount, account.number, replacing: date))
    }

    /// Records that the account no longer stays in use, but closes with the departure.
    mutating func closeAccount() { ends.removeAll { $0.kind == .keptAccount } }
}
