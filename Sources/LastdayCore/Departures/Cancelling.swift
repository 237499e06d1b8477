/// Cancelling a queued departure, which restores the Expires Date that it replaced.
public enum Cancelling {
    /// The outcome of a cancellation.
    public struct Outcome: Sendable {
        /// The account after the cancellation.
        public let account: UserAccount
        /// The departure, cancelled but still stored.
        public let offboarding: Offboarding
        /// The employments and assignments that were left alone because they have been changed since.
        public let leftAlone: [EndedRecord]
        /// The employments and assignments that still end, because of a departure of the person's other
        /// account.
        public let stillEnded: [StillEnded]
        /// Whether the Expires Date was restored; false if it was left alone because it has been changed
        /// since.
        public let restoredExpiresOn: Bool
    }

    /// Decides a cancellation.
    ///
    /// - Parameters:
    ///   - username: The account's username.
    ///   - acceptsPast: Whether the restored Expires Date may have passed.
    ///   - overridesProtection: Whether a required role may be left without an account.
    ///   - records: The store's records.
    ///   - policy: The settings.
    ///   - context: Who cancels the departure, and when.
    /// - Returns: The decision.
    /// - Throws: ``Refusal``, or what the store throws.
    public static func decide(
        _ username: String,
        acceptingPast acceptsPast: Bool = false,
        overridingProtection overridesProtection: Bool = false,
        in records: any RecordReader,
        under policy: Policy,
        on context: ActionContext
    ) throws -> Decision<Outcome> {
        let (account, departure) = try records.existingDeparture(
            of: username,
            exactly: policy.isCaseSensitive
        )
        let cancelled = departure.ended(.cancelled, at: context.at)
        var restored = account
        let isUntouched = departure.enteredExpiresOn.map { $0 == account.expiresOn } ?? true
        if isUntouched, departure.enteredExpiresOn != nil { restored.expiresOn = departure.replacedExpiresOn }
        let wasExpired = policy.hasPassed(account.expiresOn, at: context.at)
        let isExpired = policy.hasPassed(restored.expiresOn, at: context.at)
        if let date = restored.expiresOn, isExpired, !wasExpired, !acceptsPast {
            throw Refusal.restoresPast(account.username, date)
        }
        if !overridesProtection {
            try policy.protection.refuseLast(
                Protection.AccountChange(from: account, to: restored),
                in: records
            )
        }
        let restorations = try restorations(of: departure, in: records)
        var changes: [Change] = [Change(from: departure, to: cancelled)]
        if restored != account { changes.append(Change(from: account, to: restored)) }
        changes += restorations.changes
        return Decision(
            [Event(.cancelled, to: restored, changes)],
            Outcome(
                account: restored,
                offboarding: cancelled,
                leftAlone: restorations.leftAlone,
                stillEnded: restorations.stillEnded,
                restoredExpiresOn: isUntouched
            )
        )
    }

    /// Returns what a cancelled departure restores beyond the account: the End Dates that it replaced, and
    /// the AIM contact form that it made due, unless a departure of the person's other account still makes it
    /// due.
    static func restorations(of departure: Offboarding, in records: any RecordReader) throws
        -> EndDates.Reentry
    {
        var restorations = try EndDates.reenter(departure, in: records) { $0.replaced }
        let madeDue = departure.ends.first { $0.kind == .contactForm }
        guard let madeDue, let person = try records.person(madeDue.number) else { return restorations }
        guard person.owesContactForm else {
            if !person.isContact {
                restorations.leftAlone.append(.contactMark(of: person.name))
            }
            return restorations
        }
        let isDueAnyway = try EndDates.others(beside: departure, in: records).contains { other in
            other.has(madeDue) && other.endedAt.map { $0 >= departure.queuedAt } ?? true
        }
        if !isDueAnyway {
            var staying = person
            staying.owesContactForm = false
            restorations.changes.append(Change(from: person, to: staying))
        }
        return restorations
    }
}
