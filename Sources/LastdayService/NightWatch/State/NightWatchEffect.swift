import LastdayCore
import LastdaySystem

/// An effect that the night watch carries out after an event.
enum NightWatchEffect: Sendable, Equatable {
    /// Sets the midnight timer to that instant of the store's clock, replacing any other.
    case wakeAtMidnight(Instant)
    /// Sets a timer, in seconds from now.
    case wake(for: NightWatchState.RepeatTimer, after: Int)
    /// Lets the store adopt the configured zone; a failure is only logged.
    case giveStoreTheZone
    /// Tidies up the store, unless it is that late already; a failure is only logged.
    case tidyStore(before: Instant)
    /// Writes the metrics file; a failure is only logged.
    case writeMetrics
    /// Notifies the service's supervisor.
    case notify(SupervisorNotice)
    /// Writes lines to the journal or the terminal.
    case report(NightWatchReport)
    /// Asks a question, whose answer is the next event. An event has at most one question, as the last of its
    /// effects.
    case ask(NightWatchQuestion)
}

/// A question that the night watch asks of the outside world.
///
/// Each is answered by one event, or by ``NightWatchEvent/failed(_:)``.
enum NightWatchQuestion: Sendable, Equatable {
    /// What policy results from these settings? The zone's files are watched from now on.
    case policy(of: Settings, Adoption)
    /// What does the configuration say now?
    case settings
    /// Which zone does the store use?
    case zone
    /// Up to which version have other processes written to the store?
    case version
    /// What do the clocks show, and up to which version have other processes written? Or is the service to
    /// stop?
    case look
    /// What is owed at that reading, and is the clock in doubt, measured from the anchor?
    case debt(at: ClockReading, since: ClockReading?)
    /// Do a run's work at that reading, until the next midnight, whose own accounts come first.
    case run(at: ClockReading, since: ClockReading?, until: Instant, isStarting: Bool)
    /// How many accounts will be due by that night?
    case due(by: CivilDate)
    /// Publish a batch of audit entries to the journal, but stop when that midnight comes.
    case publishing(before: Instant?)
}

/// A notice to the service's supervisor (sd_notify(3)).
enum SupervisorNotice: Sendable, Equatable {
    /// The service is ready, at the start or after a reload, with that status.
    case ready(String)
    /// The status that `systemctl status` shows.
    case status(String)
    /// The configuration is being read again.
    case reloading
    /// The service is working.
    case alive
    /// The service is stopping.
    case stopping
}
