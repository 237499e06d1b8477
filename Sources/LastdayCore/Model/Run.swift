/// One pass that closes the accounts that are due.
public struct Run: Recorded {
    /// The cause of a run.
    public enum Kind: String, FieldWord {
        /// The midnight itself.
        case night
        /// A start of the service or a set clock, some time after the midnight.
        case caughtUp = "caught up"
        /// An operator's command.
        case byHand = "by hand"
    }

    /// Its number among the records of its kind.
    public internal(set) var number: Int64
    /// The cause of the run.
    public internal(set) var kind: Kind
    /// The latest night that had come when it began, in the district's zone.
    public internal(set) var night: CivilDate
    /// The instant at which it began.
    public internal(set) var startedAt: Instant
    /// The instant at which it had closed every account that was due; nil while it goes on, or if it was
    /// interrupted.
    public var finishedAt: Instant?
    /// The number of accounts that it closed; 0 while it goes on.
    public var closed: Int
    /// The number of accounts that it held back.
    public var held: Int
    /// The token of the list that it held back, if any.
    public var token: String?
    /// The token of the held list that an operator released for it, if any.
    public var releases: String?
    /// The number of the run that it undoes, if any.
    public internal(set) var undoes: Int64?
    /// The evidence against the clock when it began; the run refused, unless an operator trusted the clock
    /// anyway.
    public internal(set) var doubt: String?
    /// Whether an operator trusted the clock.
    public internal(set) var trustsClock: Bool

    /// Creates a run, just begun by default.
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
}

extension Run {
    /// The fields of a run.
    public static let schema = RecordSchema(
        .run,
        blank: Run(number: 0, kind: .night, night: CivilDate(dayNumber: 0), startedAt: Instant(seconds: 0)),
        [
            FieldSchema("run", \.number, .indexed),
            FieldSchema("kind", \.kind),
            FieldSchema("night", \.night, .indexed),
            FieldSchema("started_at", \.startedAt),
            FieldSchema("finished_at", \.finishedAt, .indexed),
            FieldSchema("closed", \.closed),
            FieldSchema("held", \.held),
            FieldSchema("token", \.token),
            FieldSchema("releases", \.releases),
            FieldSchema("undoes", \.undoes, .indexed, .refers(to: .run)),
            FieldSchema("doubt", \.doubt),
            FieldSchema("clock_trusted", \.trustsClock),
        ]
    )
}
