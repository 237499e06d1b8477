/// Calling a queued departure off: the Expires Date that it replaced stands again.
public enum Cancelling {
    /// What a cancellation came to.
    public struct Outcome: Sendable {
        /// The account after it.
        public let account: UserAccount
        /// The departure, cancelled and kept.
        public let offboarding: Offboarding
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
        var changes: [Change] = [.offboarding(from: departure, to: cancelled)]
        if restored != account { changes.append(.account(from: account, to: restored)) }
        return Decision(
            [Event(.cancelled, to: restored, changes)],
            Outcome(account: restored, offboarding: cancelled, restoredExpiresOn: isUntouched)
        )
    }
}
