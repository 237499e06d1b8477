import LastdayCore
import LastdaySystem

/// What the night watch is doing; each call is answered whole before the next one is looked at.
enum NightWatchActivity: Sendable, Equatable {
    /// The zone's rules are read once more, now that its files are watched; nothing is served yet.
    case starting
    /// Nothing, until somebody or a timer calls.
    case asleep
    /// The store's files were written: it asks whether by another process.
    case comparing
    /// The zone's rules are taken anew before something is tried again.
    case renewing
    /// The configuration is read again; until all of it can be used, the old one stays in force.
    case rereading
    /// The journal is told a portion of what it lacks.
    case humanDates
    /// What is owed is done, and the next midnight planned.
    case settling(Settling)
    /// Nothing any more; with what no trying again can mend, only another start, or nil if it was told to stop.
    case over(Trouble?)
}

/// How far the watch has come with what is owed.
struct Settling: Sendable, Equatable {
    /// Where the question of what is owed stands.
    enum Step: Sendable, Equatable {
        /// The clocks and the store are looked at.
        case looking
        /// The store is asked what is owed by that reading.
        case asking(ClockReading)
        /// A run goes by that reading; the ledger ended there before it.
        case running(ClockReading, LedgerEnd?)
        /// Nothing more can be done before that night.
        case planning(CivilDate, NightPreview)
    }

    /// Why nothing more can be done for now.
    enum NightPreview: Sendable, Equatable {
        /// Nothing is owed.
        case clear
        /// Nothing is owed, but some accounts are held back until a person releases them.
        case someHeld
        /// The clock is in doubt, so nobody is closed.
        case clockInDoubt
    }

    /// What it was begun for.
    let task: ParallelTask
    /// Whether there was a run.
    var hasRun = false
    /// How many runs in a row found nothing to write.
    var fruitless = 0
    /// Where it stands.
    var step = Step.looking

    /// How many of those are an error of this program, and not another process that was quicker.
    static let fruitlessLimit = 3
}

/// What woke the watch, as far as what follows depends on it.
enum ParallelTask: Sendable, Equatable {
    /// The start: the supervisor waits to hear that the service is ready.
    case start
    /// Any call that the journal may be told after.
    case call
    /// A reload: as a call, and the supervisor waits for its end.
    case reload
    /// A heartbeat that found the midnight past: nothing follows.
    case heartbeat
    /// A midnight came while the journal was being told, with that outcome: what it asked for follows.
    case humanDates(AuditPublisher.Outcome)
}
