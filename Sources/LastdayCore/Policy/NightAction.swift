/// The action a night takes on an account that is due.
public enum NightAction: String, Sendable {
    case closes
    /// More accounts are due than the limit allows, and this one was not queued on purpose.
    case held
    case protected
}

extension Policy {
    /// Returns what a run does with an account that is due: the only answer, for deciding what is owed, doing
    /// it, and previewing it.
    ///
    /// - Parameters:
    ///   - due: The account and its departure.
    ///   - night: The night of the run.
    ///   - instant: The instant that the run works with.
    ///   - isHolding: Whether the run holds back accounts that were not queued on purpose.
    ///   - records: The store's records.
    /// - Returns: The action; nil if the account's Expires Date has not passed.
    /// - Throws: What the store throws.
    func action(
        of due: DueAccount,
        on night: CivilDate,
        at instant: Instant,
        holding isHolding: Bool,
        in records: any RecordReader
    ) throws -> NightAction? {
        guard hasPassed(due.account.expiresOn, at: instant) else { return nil }
        if try spares(due, on: night, at: instant, in: records) { return .protected }
        return isHolding && !isOnPurpose(due, at: instant) ? .held : .closes
    }
}
