/// Correcting the last day of a departure that is completed, because the true one became known only afterwards.
extension Rescheduling {
    /// Returns the departure whose last day can be corrected: the account's latest one, if that has put the
    /// account out of use and nothing has opened it since; otherwise nil.
    ///
    /// - Throws: What the store throws.
    static func correctable(of account: UserAccount, in records: any RecordReader) throws -> Offboarding? {
        guard account.isShut, let last = try records.offboardings(of: account.number).last,
            last.state == .completed, !last.keepsAccount
        else { return nil }
        return last
    }

    /// Decides to correct the last day of a completed departure.
    ///
    /// The Expires Date and the End Dates that it entered change too. The account stays out of use, and what the
    /// departure replaced is still known, so that a reinstatement puts it back.
    ///
    /// - Parameters:
    ///   - departure: The departure.
    ///   - account: Its account.
    ///   - lastDay: The true last day, which has passed or is today.
    ///   - records: The store's records.
    ///   - policy: The settings.
    ///   - context: Who corrects it, and when.
    /// - Returns: The decision, and the departure after it.
    /// - Throws: ``Refusal``, or what the store throws.
    static func correction(
        of departure: Offboarding,
        _ account: UserAccount,
        to lastDay: CivilDate,
        in records: any RecordReader,
        under policy: Policy,
        on context: ActionContext
    ) throws -> (Decision<Outcome>, Offboarding) {
        let today = policy.night(at: context.at)
        try Queueing.refuseUnlikely(lastDay, from: today, acceptingFarDay: true)
        // An account that is shut by its date alone must not be opened by a date that has not passed.
        let staysShut = account.disabled || policy.hasPassed(lastDay, at: context.at)
        guard lastDay <= today, staysShut else {
            throw Refusal.leftAlready(account.username, departure.lastDay, corrected: lastDay)
        }
        var (moved, expiring) = (departure, account)
        moved.lastDay = lastDay
        let isUntouched = account.expiresOn == departure.lastDay
        if isUntouched { expiring.expiresOn = lastDay }
        let moves = try EndDates.reenter(departure, in: records) { _ in lastDay }
        let outcome = Outcome(
            account: expiring,
            previousLastDay: departure.lastDay,
            movedExpiresOn: isUntouched,
            leftAlone: moves.leftAlone,
            stillEnded: moves.stillEnded
        )
        guard moved != departure else { return (Decision([], outcome), departure) }
        var changes: [Change] = [Change(from: departure, to: moved)]
        if expiring != account { changes.append(Change(from: account, to: expiring)) }
        changes += moves.changes
        return (Decision([Event(.rescheduled, to: expiring, changes)], outcome), moved)
    }
}
