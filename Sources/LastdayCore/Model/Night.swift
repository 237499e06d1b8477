/// The midnight that begins a civil date in the district's zone: its row in the ledger.
public struct Night: Recorded {
    /// The state of a night.
    public enum State: String, FieldWord {
        /// Its run began at the midnight.
        case ran
        /// Its run began later, because no process was there to run it at the midnight.
        case caughtUp = "caught up"
        /// Its run held back the accounts that were not queued on purpose.
        case held
        /// Its run was refused, because the clock was in doubt.
        case inDoubt = "in doubt"
    }

    /// The civil date that begins at the midnight, in the district's zone.
    public internal(set) var date: CivilDate
    /// The instant at which the date began, by the zone rules in force when the row was written.
    public internal(set) var midnight: Instant
    /// The name of the zone whose midnight it was.
    public internal(set) var zone: String
    /// The state of the night.
    public internal(set) var state: State
    /// The instant at which the row was written, after every account that was due had been closed.
    public internal(set) var recordedAt: Instant
    /// The number of the run that did its work.
    public internal(set) var run: Int64

    /// Creates the row of a night.
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

    /// The number of the night: its date, which no other night has, in days since 1970-01-01.
    public var number: Int64 { Int64(date.dayNumber) }
}

extension Night {
    /// The fields of a night.
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
