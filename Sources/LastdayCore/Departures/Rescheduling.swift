/// Moving a queued departure to another last day, or correcting the last day of a completed one.
public enum Rescheduling {
    /// The outcome of a move.
    public struct Outcome: Sendable {
        /// The account after the move.
        public let account: UserAccount
        /// The last day before the move.
        public let previousLastDay: CivilDate
        /// Whether the account's Expires Date moved too; false if it was left alone because it has been
        /// changed since.
        public let movedExpiresOn: Bool
        /// The employments and assignments that were left alone because they have been changed since.
        public let leftAlone: [EndedRecord]
        /// The employments and assignments that keep their End Date, because a departure of the person's
        /// other account entered it.
        public let stillEnded: [StillEnded]
    }

    /// Decides a move; if nothing is queued, the correction of the departure that the account left by.
    ///
    /// - Throws: ``Refusal``, or what the store throws.
    public static func decide(
        _ username: String,
        to lastDay: CivilDate,
        overridingProtection overridesProtection: Bool = false,
        acceptingFarDay acceptsFarDay: Bool = false,
        in records: any RecordReader,
        under policy: Policy,
        on context: ActionContext
    ) throws -> Decision<Outcome> {
        let account = try records.existingAccount(named: username, exactly: policy.isCaseSensitive)
        guard let departure = try records.queuedOffboarding(of: account.number) else {
            guard let completed = try correctable(of: account, in: records) else {
                throw Refusal.notQueued(account.username)
            }
            return try correction(
                of: completed,
                account,
                to: lastDay,
                in: records,
                under: policy,
                on: context
            ).0
        }
        let request = Queueing.Request(
            username: username,
            lastDay: lastDay,
            acceptsFarDay: acceptsFarDay || lastDay == departure.lastDay
        )
        var moved = departure
        moved.lastDay = try Queueing.acceptedLastDay(of: request, under: policy, at: context.at)
        let isUntouched = departure.enteredExpiresOn.map { $0 == account.expiresOn } ?? true
        let expiring = try entered(&moved, of: account, untouched: isUntouched, in: records)
        if overridesProtection { moved.overridesProtection = true }
        if !moved.overridesProtection {
            try policy.protection.refuseLast(
                Protection.AccountChange(from: account, to: expiring),
                in: records
            )
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

    /// Returns the account with the Expires Date of the moved departure: its last day or, if another
    /// employment continues after that, the date that follows from that employment.
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
