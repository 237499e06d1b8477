import LastdayCore
import LastdaySystem

/// What the night watch is to do after an event.
enum NightWatchEffect: Sendable, Equatable {
    /// Sets the midnight timer to that instant of the store's clock, and to no other.
    case wakeAtMidnight(Instant)
    /// Sets a timer, in seconds from now.
    case wake(for: NightWatchState.RepeatTimer, after: Int)
    /// Lets the store take the configured zone; a failure is only reported.
    case giveStoreTheZone
    /// Tidies up the store, unless it is that late; a failure is only reported.
    case tidyStore(before: Instant)
    /// Writes the figures for whoever collects them; a failure is only reported.
    case writeMetrics
    /// Notifies the service's supervisor.
    case notify(SupervisorNotice)
    /// Writes lines to the journal or the terminal.
    case report(NightWatchReport)
    /// Asks something, and comes back with the answer. An event has at most one question, and it is the last of its effects.
    case ask(NightWatchQuestion)
}

/// What the night watch asks of the world; each question is answered by one event, or by ``NightWatchEvent/failed(_:)``.
enum NightWatchQuestion: Sendable, Equatable {
    /// What policy do these settings mean? The zone's files are watched from now on.
    case policy(of: Settings, Adoption)
    /// What does the configuration say now?
    case settings
    /// By which zone does the store go?
    case zone
    /// Up to which version have others written to the store?
    case version
    /// What do the clocks show, and up to which version have others written? Or is the service to stop?
    case look
    /// What is owed by that reading, and is the clock in doubt, measured from the anchor?
    case debt(at: ClockReading, since: ClockReading?)
    /// Do a run's work by that reading. It ends when the next midnight comes, whose own people come first.
    case run(at: ClockReading, since: ClockReading?, until: Instant, isStarting: Bool)
    /// How many accounts will be due by that night?
    case due(by: CivilDate)
    /// Tell the journal a portion of what it lacks, unless that midnight comes.
    case humanDates(before: Instant?)
}

/// What the service's supervisor is notified of (sd_notify(3)).
enum SupervisorNotice: Sendable, Equatable {
    /// The service is ready, again after a reload, with that status.
    case ready(String)
    /// What `systemctl status` shows.
    case status(String)
    /// The configuration is being read again.
    case reloading
    /// The work goes on.
    case alive
    /// The service ends.
    case stopping
}
