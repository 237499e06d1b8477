/// A night that interrupts a long act, so that no account stays open because an import occupies the store.
///
/// An act in steps is checked between them, and this error ends its transaction; nothing of it is stored, and
/// it starts over once the night is done. So the act is applied whole or not at all.
public struct NightPrecedence: Error, Equatable {
    /// The civil date that the night begins.
    public let night: CivilDate
    /// The instant of its midnight.
    public let midnight: Instant

    /// How long after its midnight an act waits for a night that has not been done, in seconds.
    public static let patience: Int64 = 60

    /// How long rolling an act back may take, as a fraction of the time the act has taken so far.
    public static let givingUp = 0.125

    /// Creates the error for an act that has just begun; nil unless a night has come that the ledger lacks.
    ///
    /// A night that came more than ``patience`` seconds ago does not count: if it has not been done by then,
    /// no process is about to do it.
    ///
    /// - Throws: What the store throws.
    public init?(at now: Instant, in records: any RecordReader, under policy: Policy) throws {
        night = policy.night(at: now)
        midnight = Midnight.beginning(of: night, in: policy.zone)
        guard now < midnight.adding(seconds: Self.patience), try !records.hasNight(night) else { return nil }
    }

    /// Creates the error for an act in progress; nil unless a midnight since its beginning comes before its
    /// next part would end.
    ///
    /// - Parameters:
    ///   - began: When the act began, and with it the exclusive access to the store.
    ///   - now: The current time.
    ///   - parts: How long the next part may take, as a multiple of the time taken so far: a fraction between
    ///     two steps, because the work may have to be rolled back, and more before everything decided is
    ///     committed.
    ///   - zone: The zone whose midnight counts.
    public init?(since began: Instant, at now: Instant, beforeTaking parts: Double = givingUp, in zone: Zone)
    {
        night = Midnight.next(after: began, in: zone)
        midnight = Midnight.beginning(of: night, in: zone)
        let span = max(0, now.milliseconds - began.milliseconds)
        let end = now.milliseconds + Int64(parts * Double(span))
        guard end >= midnight.milliseconds else { return nil }
    }
}

extension RecordReader {
    /// Returns whether the ledger has that night or a later one.
    ///
    /// - Throws: ``StoreFailure``.
    public func hasNight(_ night: CivilDate) throws -> Bool {
        try lastNight().map { $0.date >= night } ?? false
    }
}
