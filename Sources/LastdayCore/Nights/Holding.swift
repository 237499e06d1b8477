/// Holding back a night that would close too many accounts: every account not queued on purpose waits until
/// an operator has looked.
///
/// A wrong date in an import must not lock a whole school out. Queued departures neither count nor wait.
public enum Holding {
    /// The verdict on a night's due accounts that were not queued on purpose.
    enum Verdict: Equatable {
        /// They may be closed, but no more than were counted.
        case passes(atMost: Int)
        /// They wait for a release.
        case held(Hold)
    }

    /// Returns what a night holds back, judged from its records at an instant; nil if nothing.
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

    /// Judges a night, in one pass over the due accounts, or without a pass if few are due.
    static func judge(
        _ night: CivilDate,
        at instant: Instant,
        in records: any RecordReader,
        under policy: Policy
    ) throws -> Verdict {
        let due = try records.dueCount(through: policy.lastExpired(by: night))
        if policy.hold.allowsAny(due) { return .passes(atMost: max(due, policy.hold.count)) }

        var list = HoldToken(of: night)
        var closings: [AccountType?: Int] = [:]
        try forEachHeld(on: night, at: instant, in: records, under: policy) { account in
            list.add(account)
            closings[account.accountType, default: 0] += 1
        }
        if try policy.hold.allows(closings, in: records) {
            return .passes(atMost: max(list.count, policy.hold.count))
        }
        if let run = try records.unfinishedRun(of: night), let released = run.releases {
            let rest = list.count
            // If the released run was cut off, part of its list is closed already.
            var whole = HoldToken(of: night)
            try whole.add(closedBy: run.number, in: records)
            try forEachHeld(on: night, at: instant, in: records, under: policy) { whole.add($0) }
            if whole.token == released { return .passes(atMost: rest) }
        }
        return .held(Hold(count: list.count, token: list.token))
    }

    /// Calls the body with every account that is due by a night and neither protected nor queued on purpose,
    /// in the order of the run.
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
    /// Returns whether the hold has yet to be reported: no run of that night has held back as many accounts.
    ///
    /// One message per night is enough while an operator fixes dates one by one; a larger hold is reported
    /// again.
    ///
    /// - Throws: What the store throws.
    func isNews(on night: CivilDate, in records: any RecordReader) throws -> Bool {
        try !records.runs(since: try records.lastNight()?.run ?? 0).contains { run in
            run.night == night && run.token != nil && run.held >= count
        }
    }
}
