/// Opening an account again, in a way that the next midnight does not undo: with an Expires Date in the future,
/// or none.
public enum Reinstating {
    /// What opening it came to.
    public struct Outcome: Sendable {
        /// The account after it.
        public let account: UserAccount
        /// What it was before.
        public let previous: Standing
        /// The departure that was still queued and is cancelled by it.
        public let cancelled: Offboarding?
        /// The employments and assignments of whoever left that stay ended.
        public let stayEnded: [EndedRecord]
        /// What the cancelled departure had ended and somebody has changed since, so that it was left alone.
        public let leftAlone: [EndedRecord]
        /// The employments and assignments that end by the departure of the person's other account.
        public let stillEnded: [StillEnded]
    }

    /// Decides the opening of an account.
    ///
    /// - Parameters:
    ///   - username: The account.
    ///   - expiresOn: Its new Expires Date; nil for none.
    ///   - records: The store's records.
    ///   - policy: The settings.
    ///   - context: Who, when.
    /// - Returns: The decision.
    /// - Throws: ``Refusal``, or what the store throws.
    public static func decide(
        _ username: String,
        expiresOn: CivilDate?,
        in records: any RecordReader,
        under policy: Policy,
        on context: ActionContext
    ) throws -> Decision<Outcome> {
        let account = try records.existingAccount(named: username)
        let standing = try policy.standing(
            of: account,
            at: context.at,
            given: NightHistory(at: context.at, in: records)
        )
        // Whom a night left in use is given another date in this way too, before the next one looks.
        guard !standing.isActive || standing.keptOpen != nil || account.closing != nil else {
            throw Refusal.isActive(account.username, expiresOn: account.expiresOn)
        }
        if let expiresOn, expiresOn <= policy.night(at: context.at) {
            throw Refusal.reinstatedIntoPast(expiresOn)
        }
        var open = account
        open.disabled = false
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
        return Decision(
            [Event(.reinstated, to: open, changes)],
            Outcome(
                account: open,
                previous: standing,
                cancelled: cancelled,
                stayEnded: try last.map { try EndDates.standing(of: $0, in: records) } ?? [],
                leftAlone: restorations.leftAlone,
                stillEnded: restorations.stillEnded
            )
        )
    }
}
