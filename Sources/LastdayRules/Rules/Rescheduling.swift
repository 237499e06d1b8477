/// Moving a queued departure to another last day.
public enum Rescheduling {
    /// What a move came to.
    public struct Outcome: Sendable {
        /// The account after it.
        public let account: UserAccount
        /// The departure before it.
        public let previousLastDay: CivilDate
        /// Whether the account's Expires Date moved with it; false where somebody has changed it since and it was
        /// left alone.
        public let movedExpiresOn: Bool
        /// The employments and assignments that somebody has changed since, and that were left alone.
        public let leftAlone: [String]
        /// The employments and assignments that end by the departure of the person's other account.
        public let keptByOther: [KeptByOther]
    }

    /// Decides a move.
    ///
    /// - Throws: ``Refusal``, or what the store throws.
    public static func decide(
        _ username: String,
        to lastDay: CivilDate,
        in records: any Records,
        under policy: Policy,
        on occasion: Occasion
    ) throws -> Decision<Outcome> {
        let (account, departure) = try records.existingDeparture(of: username)
        let request = Queueing.Request(username: username, lastDay: lastDay)
        var moved = departure
        moved.lastDay = try Queueing.acceptedLastDay(of: request, under: policy, at: occasion.at)
        var expiring = account
        let isUntouched = account.expiresOn == departure.lastDay
        if isUntouched { expiring.expiresOn = lastDay }
        let moves = try Ending.reenter(departure, in: records) { _ in lastDay }
        let outcome = Outcome(
            account: expiring,
            previousLastDay: departure.lastDay,
            movedExpiresOn: isUntouched,
            leftAlone: moves.leftAlone,
            keptByOther: moves.keptByOther
        )
        guard moved != departure else { return Decision([], outcome) }
        var changes: [Change] = [.offboarding(from: departure, to: moved)]
        if expiring != account { changes.append(.account(from: account, to: expiring)) }
        changes += moves.changes
        return Decision([Event(.rescheduled, to: expiring, changes)], outcome)
    }
}
