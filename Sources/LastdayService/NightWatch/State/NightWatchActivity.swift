import LastdayCore
import LastdaySystem

/// What the night watch is doing; each wake-up is handled completely before the next one.
enum NightWatchActivity: Sendable, Equatable {
    /// Reading the zone's rules once more, now that its files are watched; nothing is served yet.
    case starting
    /// Waiting for a wake-up.
    case asleep
    /// Finding out whether another process wrote to the store's files.
    case comparing
    /// Reading the zone's rules again before another try.
    case renewing
    /// Reading the configuration again; the old one stays in force until all of the new one can be used.
    case rereading
    /// Publishing a batch of audit entries to the journal.
    case publishing
    /// Doing what is owed, and planning the next midnight.
    case settling(Settling)
    /// Ended, with the trouble that only another start can mend; nil if the service was asked to stop.
    case over(Trouble?)
}

/// The progress of the watch with what is owed.
struct Settling: Sendable, Equatable {
    /// A step in doing what is owed.
    enum Step: Sendable, Equatable {
        /// Reading the clocks and the store's version.
        case looking
        /// Asking the store what is owed at that reading.
        case asking(ClockReading)
        /// Doing a run at that reading; the ledger ended there before the run.
        case running(ClockReading, LedgerEnd?)
        /// Planning that night, because nothing more can be done before it.
        case planning(CivilDate, Outlook)
    }

    /// The reason why nothing more can be done for now.
    enum Outlook: Sendable, Equatable {
        /// Nothing is owed.
        case clear
        /// Nothing is owed, but some accounts are held until a person releases them.
        case someHeld
        /// The clock is in doubt, so no account is closed.
        case clockInDoubt
    }

    /// The task that it was begun for.
    let followUp: FollowUp
    /// Whether a run has taken place.
    var hasRun = false
    /// The number of runs in a row that found nothing to write.
    var fruitless = 0
    /// The current step.
    var step = Step.looking

    /// The number of fruitless runs in a row that means an error of this program, not another process that
    /// was quicker.
    static let fruitlessLimit = 3
}

/// The wake-up being handled, as far as what follows depends on it.
enum FollowUp: Sendable, Equatable {
    /// The start; the supervisor waits for the service to be ready.
    case start
    /// Any wake-up after which audit entries may be published.
    case call
    /// A reload: as a call, but the supervisor waits for it to end.
    case reload
    /// A heartbeat that found the midnight past; nothing follows.
    case heartbeat
    /// A midnight that came during publishing, whose outcome decides what follows.
    case publishing(AuditPublisher.Outcome)
}
