/// One pass that closed accounts.
public struct Run: Recorded {
    /// What sort of record it is.
    public static let sort = RecordSort.run

    /// What brought the run about.
    public enum Kind: String, Sendable, CaseIterable {
        /// The midnight itself.
        case night
        /// A start or a set clock, some time after the midnight.
        case caughtUp = "caught up"
        /// A person.
        case byHand = "by hand"
    }

    /// Its number among the records of its sort.
    public let number: Int64
    /// What brought it about.
    public let kind: Kind
    /// The latest night that had come when it began.
    public let night: CivilDate
    /// When it began.
    public let startedAt: Instant
    /// When it had closed all that was due; nil while it goes on, or where it was cut off.
    public var finishedAt: Instant?
    /// How many accounts it closed; 0 while it goes on.
    public var closed: Int

    /// A run that begins.
    public init(
        number: Int64,
        kind: Kind,
        night: CivilDate,
        startedAt: Instant,
        finishedAt: Instant? = nil,
        closed: Int = 0
    ) {
        self.number = number
        self.kind = kind
        self.night = night
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.closed = closed
    }

    /// All that it holds, in a fixed order.
    public var fields: [Field] {
        [
            Field("run", .number(number)),
            Field("kind", .text(kind.rawValue)),
            Field("night", .date(night)),
            Field("started_at", .instant(startedAt)),
            Field("finished_at", .instant(finishedAt)),
            Field("closed", .number(Int64(closed))),
        ]
    }
}
