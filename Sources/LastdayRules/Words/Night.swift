/// The midnight that begins a civil date in the district's zone: its row in the ledger.
public struct Night: Recorded {
    /// What sort of record it is.
    public static let sort = RecordSort.night

    /// What became of the night.
    public enum State: String, Sendable, CaseIterable {
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
    public let date: CivilDate
    /// The instant at which the date began, by the zone rules of the time when the row was written.
    public let midnight: Instant
    /// The zone whose midnight it was.
    public let zone: String
    /// What became of it.
    public let state: State
    /// When its row was written: after all that was due had been closed.
    public let recordedAt: Instant
    /// The run that did its work.
    public let run: Int64

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

    /// All that it holds, in a fixed order.
    public var fields: [Field] {
        [
            Field("night", .date(date)),
            Field("midnight", .instant(midnight)),
            Field("zone", .text(zone)),
            Field("state", .text(state.rawValue)),
            Field("recorded_at", .instant(recordedAt)),
            Field("run", .number(run)),
        ]
    }
}
