/// Calling a queued departure off: the Expires Date that it replaced stands again.
public enum Cancelling {
    /// What a cancellation came to.
    public struct Outcome: Sendable {
        /// The account after it.
        public let account: UserAccount
        /// The departure, cancelled and kept.
        public let offboarding: Offboarding
        /// The employments and assignments that somebody has changed since, and that were left alone.
        public let leftAlone: [String]
        /// Whether the Expires Date was put back; false where somebody has changed it since and it was left alone.
        public let restoredExpiresOn: Bool
    }

    /// Decides a cancellation.
    ///
    /// - Parameters:
    ///   - username: The account.
    ///   - acceptsPast: Whether it is meant that the restored Expires Date has passed.
    ///   - records: The store's records.
    ///   - policy: The settings.
    ///   - occasion: Who, when.
    /// - Returns: The decision.
    /// - Throws: ``Refusal``, or what the store throws.
    public static func decide(
        _ username: String,
        acceptingPast acceptsPast: Bool = false,
        in records: any Records,
        under policy: Policy,
        on occasion: Occasion
    ) throws -> Decision<Outcome> {
        let (account, departure) = try records.existingDeparture(of: username)
        let cancelled = departure.ended(.cancelled, at: occasion.at)
        var restored = account
        let isUntouched = account.expiresOn == departure.lastDay
        if isUntouched { restored.expiresOn = departure.replacedExpiresOn }
        let wasExpired = policy.standing(of: account, at: occasion.at).isExpired
        let isExpired = policy.standing(of: restored, at: occasion.at).isExpired
        if let date = restored.expiresOn, isExpired, !wasExpired, !acceptsPast {
            throw Refusal.restoresPast(account.username, date)
        }
        let (restorations, leftAlone) = try restorations(of: departure, in: records)
        var changes: [Change] = [.offboarding(from: departure, to: cancelled)]
        if restored != account { changes.append(.account(from: account, to: restored)) }
        changes += restorations
        return Decision(
            [Event(.cancelled, to: restored, changes)],
            Outcome(
                account: restored,
                offboarding: cancelled,
                leftAlone: leftAlone,
                restoredExpiresOn: isUntouched
            )
        )
    }

    /// What a cancelled departure gives back beyond the account: the End Dates that it replaced, and the AIM contact
    /// form that it made due, unless a later departure of the person still makes it so.
    static func restorations(
        of departure: Offboarding,
        in records: any Records
    ) throws -> (changes: [Change], leftAlone: [String]) {
        var (changes, leftAlone) = try Ending.reenter(departure, in: records) { $0.replaced }
        let madeDue = departure.ends.first { $0.sort == .contactForm }
        if let person = try madeDue.flatMap({ try records.person($0.number) }), person.owesContactForm {
            let stillLeaves = try records.accounts(of: person.number).contains { other in
                try records.queuedOffboarding(of: other.number).map { $0.number > departure.number } ?? false
            }
            if !stillLeaves {
                var staying = person
                staying.owesContactForm = false
                changes.append(.person(from: person, to: staying))
            }
        }
        return (changes, leftAlone)
    }
}
