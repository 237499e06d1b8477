/// What becomes of an account that is due.
public enum NightAction: String, Sendable {
    case closes
    /// More are due than the limit allows, and nobody queued this one.
    case held
    case protected
}

extension Policy {
    /// What a run does with an account that is due: the one answer for whoever asks what is owed, does it, or foretells it.
    ///
    /// - Parameters:
    ///   - due: The account, and its departure.
    ///   - night: The night of the run.
    ///   - instant: The instant that the run goes by.
    ///   - isHolding: Whether it holds back whom nobody queued on purpose.
    ///   - records: The store's records.
    /// - Returns: Its fate; nil where its Expires Date has not passed.
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
