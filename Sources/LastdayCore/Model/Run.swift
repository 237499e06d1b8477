/// One pass that closed accounts.
public struct Run: Recorded {
    /// What brought the run about.
    public enum Kind: String, FieldWord {
        /// The midnight itself.
        case night
        /// A start or a set clock, some time after the midnight.
        case caughtUp = "caught up"
        /// A person.
        case byHand = "by hand"
    }

    /// Its number among the records of its sort.
    public internal(set) var number: Int64
    /// What brought it about.
    public internal(set) var kind: Kind
    /// The latest night that had come when it began.
    public internal(set) var night: CivilDate
    /// When it began.
    public internal(set) var startedAt: Instant
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
    public internal(set) var undoes: Int64?
    /// What spoke against the clock when it began: it refused then, unless a person trusted the clock all the same.
    public internal(set) var doubt: String?
    /// Whether a person trusted the clock.
    public internal(set) var trustsClock: Bool

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
}

extension Run {
    /// Its fields.
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
