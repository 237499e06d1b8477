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
    /// How many accounts it held back.
    public var held: Int
    /// The token of the list that it held back.
    public var token: String?
    /// The token of the held list that a person released for it.
    public var releases: String?
    /// The number of the run that it takes back.
    public let undoes: Int64?
    /// What spoke against the clock when it began: it refused then, unless a person trusted the clock all the same.
    public let doubt: String?
    /// Whether a person trusted the clock.
    public let trustsClock: Bool

    /// A run that begins.
    public init(
        number: Int64,
        kind: Kind,
        night: CivilDate,
        startedAt: Instant,
        finishedAt: Instant? = nil,
        closed: Int = 0,
        held: Int = 0,
        token: String? = nil,
        releases: String? = nil,
        undoes: Int64? = nil,
        doubt: String? = nil,
        trustsClock: Bool = false
    ) {
        self.number = number
        self.kind = kind
        self.night = night
        self.startedAt = startedAt
        self.finishedAt = finishedAt
        self.closed = closed
        self.held = held
        self.token = token
        self.releases = releases
        self.undoes = undoes
        self.doubt = doubt
        self.trustsClock = trustsClock
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
            Field("held", .number(Int64(held))),
            Field("token", .optional(token)),
            Field("releases", .optional(releases)),
            Field("undoes", undoes.map { .number($0) } ?? .none),
            Field("doubt", .optional(doubt)),
            Field("clock_trusted", .flag(trustsClock)),
        ]
    }
}
