/// The midnight that begins a civil date in the district's zone: its row in the ledger.
public struct Night: Recorded {
    /// What became of the night.
    public enum State: String, FieldWord {
        /// Its run began when it came.
        case ran
        /// Its run began later, because nobody was there when it came.
        case caughtUp = "caught up"
        /// Its run held back what was not queued on purpose.
        case held
        /// Its run refused, because the clock could not be believed.
        case inDoubt = "in doubt"
    }

    /// The civil date that it begins.
    public internal(set) var date: CivilDate
    /// The instant at which the date began, by the zone rules of the time when the row was written.
    public internal(set) var midnight: Instant
    /// The zone whose midnight it was.
    public internal(set) var zone: String
    /// What became of it.
    public internal(set) var state: State
    /// When its row was written: after all that was due had been closed.
    public internal(set) var recordedAt: Instant
    /// The run that did its work.
    public internal(set) var run: Int64

    /// The row of a night.
    public init(
        date: CivilDate,
        midnight: Instant,
        zone: String,
        state: State,
        recordedAt: Instant,
        run: Int64
    ) {
        self.date = date
        self.midnight = midnight
        self.zone = zone
        self.state = state
        self.recordedAt = recordedAt
        self.run = run
    }

    /// Nights are numbered by their date, which is theirs alone: days since 1970-01-01.
    public var number: Int64 { Int64(date.dayNumber) }
}

extension Night {
    /// Its fields.
    public static let schema = RecordSchema(
        .night,
        blank: Night(
            date: CivilDate(dayNumber: 0),
            midnight: Instant(seconds: 0),
            zone: "",
            state: .ran,
            recordedAt: Instant(seconds: 0),
            run: 0
        ),
        [
            FieldSchema("night", \.date, .indexed),
            FieldSchema("midnight", \.midnight),
            FieldSchema("zone", \.zone),
            FieldSchema("state", \.state),
            FieldSchema("recorded_at", \.recordedAt),
            FieldSchema("run", \.run, .indexed, .refers(to: .run)),
        ]
    )
}
