/// A night that a long act lets come first: nobody's account stays open because somebody else's import has the store.
///
/// An act in steps is asked between them, and thrown out of its transaction by this; nothing of it is kept then, and it
/// begins again once the night is done. So it is whole or not at all, whatever comes in between.
public struct NightPrecedence: Error, Equatable {
    /// The night.
    public let night: CivilDate
    /// Its midnight.
    public let midnight: Instant

    /// How long after its midnight a night that has not been done is waited for, in seconds.
    public static let patience: Int64 = 60

    /// How much of the time that an act took so far it may take to give it up.
    public static let givingUp = 0.125

    /// The night that is to come first where an act has just begun: one that has come, and that the ledger lacks.
    ///
    /// A night of long ago is not waited for: whoever does not do it will not do it now.
    ///
    /// - Throws: What the store throws.
    public init?(at now: Instant, in records: any RecordReader, under policy: Policy) throws {
        night = policy.night(at: now)
        midnight = Midnight.beginning(of: night, in: policy.zone)
        guard now < midnight.adding(seconds: Self.patience), try !records.hasNight(night) else { return nil }
    }

    /// The night that is to come first in the midst of an act: one that has come since it began.
    ///
    /// - Parameters:
    ///   - began: When the act began, and nobody else could write any more.
    ///   - now: What the clock shows.
    ///   - parts: How many times as long as it took so far what comes next may take: a part between two steps, for what
    ///     was done may have to be taken back, and more where all that was decided is to be kept.
    ///   - zone: Whose midnight.
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
    /// Whether the ledger has that night or a later one.
    ///
    /// - Throws: ``StoreFailure``.
    public func hasNight(_ night: CivilDate) throws -> Bool {
        try lastNight().map { $0.date >= night } ?? false
    }
}
