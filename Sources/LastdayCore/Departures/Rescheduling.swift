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
        public let leftAlone: [EndedRecord]
        /// The employments and assignments that end by the departure of the person's other account.
        public let stillEnded: [StillEnded]
    }

    /// Decides a move.
    ///
    /// - Throws: ``Refusal``, or what the store throws.
    public static func decide(
        _ username: String,
        to lastDay: CivilDate,
        overridingProtection overridesProtection: Bool = false,
        in records: any RecordReader,
        under policy: Policy,
        on context: ActionContext
    ) throws -> Decision<Outcome> {
        let (account, departure) = try records.existingDeparture(of: username)
        let request = Queueing.Request(username: username, lastDay: lastDay)
        var moved = departure
        moved.lastDay = try Queueing.acceptedLastDay(of: request, under: policy, at: context.at)
        let isUntouched = departure.enteredExpiresOn.map { $0 == account.expiresOn } ?? true
        let expiring = try entered(&moved, of: account, untouched: isUntouched, in: records)
        if overridesProtection { moved.overridesProtection = true }
        if !moved.overridesProtection {
            try policy.protection.refuseLast(Protection.AccountChange(from: account, to: expiring), in: records)
        }
        let moves = try EndDates.reenter(departure, in: records) { _ in lastDay }
        let outcome = Outcome(
            account: expiring,
            previousLastDay: departure.lastDay,
            movedExpiresOn: isUntouched,
            leftAlone: moves.leftAlone,
            stillEnded: moves.stillEnded
        )
        guard moved != departure else { return Decision([], outcome) }
        var changes: [Change] = [Change(from: departure, to: moved)]
        if expiring != account { changes.append(Change(from: account, to: expiring)) }
        changes += moves.changes
        return Decision([Event(.rescheduled, to: expiring, changes)], outcome)
    }

    /// The account with the Expires Date of the departure as it was moved: its last day or, where another employment
    /// goes on after that, what that comes to.
    private static func entered(
        _ moved: inout Offboarding,
        of account: UserAccount,
        untouched isUntouched: Bool,
        in records: any RecordReader
    ) throws -> UserAccount {
        var expiring = account
        guard moved.keepsAccount, let person = account.person else {
            if isUntouched { expiring.expiresOn = moved.lastDay }
            return expiring
        }
        let ending = moved.ends.filter { $0.kind == .employment }.map(\.number)
        let continuing = try Queueing.continuing(of: person, after: moved.lastDay, but: ending, in: records)
        if isUntouched, moved.enteredExpiresOn != nil { expiring.expiresOn = moved.replacedExpiresOn }
        if continuing.isEmpty {
            if isUntouched { expiring.expiresOn = moved.lastDay }
            moved.closeAccount()
        } else {
            let date = isUntouched ? Queueing.until(continuing, of: expiring) : nil
            expiring.expiresOn = date ?? expiring.expiresOn
            moved.keep(account, until: date)
        }
        return expiring
    }
}
