/// Holding back a night that would close too many: everybody whom nobody queued on purpose, until a person has looked.
///
/// A wrong date on an import must not shut a school out. Departures that somebody queued neither count nor wait.
public enum Holding {
    /// What is to be done about the accounts of a night that nobody queued on purpose.
    enum Verdict: Equatable {
        /// They may be closed, as many as were looked at, and no more.
        case passes(atMost: Int)
        /// They wait for a release.
        case held(Hold)
    }

    /// What that night, by what its records are at that instant, holds back; nil where nothing.
    ///
    /// - Throws: What the store throws.
    public static func hold(
        on night: CivilDate,
        at instant: Instant,
        in records: any RecordReader,
        under policy: Policy
    ) throws -> Hold? {
        guard case .held(let hold) = try judge(night, at: instant, in: records, under: policy) else {
            return nil
        }
        return hold
    }

    /// Judges a night: one pass over those who are due, and none where they are few.
    static func judge(
        _ night: CivilDate,
        at instant: Instant,
        in records: any RecordReader,
        under policy: Policy
    ) throws -> Verdict {
        let due = try records.dueCount(through: policy.lastExpired(by: night))
        if try policy.hold.allows(due, in: records) { return .passes(atMost: max(due, policy.hold.count)) }

        var list = HoldToken(of: night)
        try forEachHeld(on: night, at: instant, in: records, under: policy) { list.add($0) }
        if try policy.hold.allows(list.count, in: records) {
            return .passes(atMost: max(list.count, policy.hold.count))
        }
        if let run = try records.unfinishedRun(of: night), let released = run.releases {
            let rest = list.count
            // Where the released run was cut off, a part of its list is closed already.
            var whole = HoldToken(of: night)
            try whole.add(closedBy: run.number, in: records)
            try forEachHeld(on: night, at: instant, in: records, under: policy) { whole.add($0) }
            if whole.token == released { return .passes(atMost: rest) }
        }
        return .held(Hold(count: list.count, token: list.token))
    }

    /// Everybody who is due by that night, neither protected nor queued on purpose, in the order of the run.
    ///
    /// - Throws: What the store or the body throws.
    public static func forEachHeld(
        on night: CivilDate,
        at instant: Instant,
        in records: any RecordReader,
        under policy: Policy,
        _ body: (UserAccount) throws -> Void
    ) throws {
        try records.forEachDue(through: policy.lastExpired(by: night)) { due in
            let action = try policy.action(of: due, on: night, at: instant, holding: true, in: records)
            if action == .held { try body(due.account) }
        }
    }
}

extension Hold {
    /// Whether nobody has been told of it: no run of that night held back as many.
    ///
    /// Once a night is enough while a person mends one date after the other; where there are more than were told, there
    /// is something new to look at.
    ///
    /// - Throws: What the store throws.
    func isNews(on night: CivilDate, in records: any RecordReader) throws -> Bool {
        try !records.runs(since: try records.lastNight()?.run ?? 0).contains { run in
            run.night == night && run.token != nil && run.held >= count
        }
    }
}

extension Policy {
    /// Whether somebody queued the account's closing for a day that has passed at that instant.
    func isOnPurpose(_ due: DueAccount, at instant: Instant) -> Bool {
        due.offboarding.map { !$0.keepsAccount && inactiveFrom($0.lastDay) <= instant } ?? false
    }
}

extension RecordReader {
    /// Every account that is due, by date and number, some at a time, for as long as that says.
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
}
