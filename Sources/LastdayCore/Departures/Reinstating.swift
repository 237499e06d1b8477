/// Reinstating an account so that the next midnight does not close it again: with an Expires Date in the
/// future, or none.
public enum Reinstating {
    /// The outcome of a reinstatement.
    public struct Outcome: Sendable {
        /// The account after the reinstatement.
        public let account: UserAccount
        /// The account's standing before.
        public let previous: Standing
        /// The queued departure that the reinstatement cancelled, if there was one.
        public let cancelled: Offboarding?
        /// The employments and assignments that the completed departure had ended and that are open again, or
        /// have the End Date again that it replaced.
        public let restored: [EndedRecord]
        /// The employments and assignments ended by the completed departure, which stay ended.
        public let stayEnded: [EndedRecord]
        /// What the cancelled departure had ended and what was left alone because it has been changed since.
        public let leftAlone: [EndedRecord]
        /// The employments and assignments that still end, because of a departure of the person's other
        /// account.
        public let stillEnded: [StillEnded]
    }

    /// Decides a reinstatement.
    ///
    /// - Parameters:
    ///   - username: The account's username.
    ///   - expiresOn: Its new Expires Date, after today in the district's zone; nil for none.
    ///   - acceptsToday: Whether the date may be today, if its end is still to come.
    ///   - acceptsFarDay: Whether the date may be so far away that it may be mistyped.
    ///   - leavesEnded: Whether what a completed departure ended stays ended. It always does if another
    ///     employment of the person is open: then the person was hired anew.
    ///   - records: The store's records.
    ///   - policy: The settings.
    ///   - context: Who reinstates the account, and when.
    /// - Returns: The decision.
    /// - Throws: ``Refusal``, or what the store throws.
    public static func decide(
        _ username: String,
        expiresOn: CivilDate?,
        acceptingToday acceptsToday: Bool = false,
        acceptingFarDay acceptsFarDay: Bool = false,
        leavingEnded leavesEnded: Bool = false,
        in records: any RecordReader,
        under policy: Policy,
        on context: ActionContext
    ) throws -> Decision<Outcome> {
        let account = try records.existingAccount(named: username, exactly: policy.isCaseSensitive)
        let standing = try policy.standing(
            of: account,
            at: context.at,
            given: NightHistory(at: context.at, in: records)
        )
        // An account that a night left in use can also be given another date this way, before the next night.
        guard !standing.isActive || standing.keptOpen != nil || account.closing != nil else {
            throw Refusal.isActive(account.username, expiresOn: account.expiresOn)
        }
        if let expiresOn, expiresOn <= policy.night(at: context.at),
            !acceptsToday || policy.hasPassed(expiresOn, at: context.at)
        {
            throw Refusal.reinstatedIntoPast(expiresOn)
        }
        if let expiresOn {
            try Queueing.refuseUnlikely(
                expiresOn,
                from: policy.night(at: context.at),
                acceptingFarDay: acceptsFarDay
            )
        }
        var open = account
        (open.disabled, open.feed.hasDisabled) = (false, false)
        open.closing = nil
        open.expiresOn = expiresOn
        var changes: [Change] = [Change(from: account, to: open)]
        let queued = try records.queuedOffboarding(of: account.number).flatMap { $0.keepsAccount ? nil : $0 }
        let cancelled = queued?.ended(.cancelled, at: context.at)
        var restorations = EndDates.Reentry()
        if let queued, let cancelled {
            restorations = try Cancelling.restorations(of: queued, in: records)
            changes += [Change(from: queued, to: cancelled)] + restorations.changes
        }
        let last = try records.offboardings(of: account.number).last {
            $0.state == .completed && !$0.keepsAccount
        }
        let stillEnded = try last.map { try EndDates.standing(of: $0, in: records) } ?? []
        let restores =
            try !leavesEnded && !isHiredAnew(account, after: last, at: context.at, in: records, under: policy)
        if let last, restores, !stillEnded.isEmpty {
            let former = try EndDates.reenter(last, in: records) { $0.replaced }
            changes += former.changes
            restorations.leftAlone += former.leftAlone
            restorations.stillEnded += former.stillEnded
        }
        return Decision(
            [Event(.reinstated, to: open, changes)],
            Outcome(
                account: open,
                previous: standing,
                cancelled: cancelled,
                restored: restores ? stillEnded : [],
                stayEnded: restores ? [] : stillEnded,
                leftAlone: restorations.leftAlone,
                stillEnded: restorations.stillEnded
            )
        )
    }

    /// Returns whether the person has an open employment that the departure did not end.
    private static func isHiredAnew(
        _ account: UserAccount,
        after departure: Offboarding?,
        at instant: Instant,
        in records: any RecordReader,
        under policy: Policy
    ) throws -> Bool {
        guard let departure, let person = account.person else { return false }
        let ended = departure.ends.filter { $0.kind == .employment }.map(\.number)
        return try records.employments(of: person).contains { employment in
            !ended.contains(employment.number) && employment.isOpen(after: policy.night(at: instant))
        }
    }
}
