import LastdayMessages
import LastdayCore
import LastdaySystem

/// An event that the night watch handles: a wake-up, or the answer to a question of its own
/// (``NightWatchQuestion``).
enum NightWatchEvent: Sendable {
    /// The service starts.
    case begun
    /// The watch was woken at that time of the clock.
    case woken(WakeReason, at: Instant)

    /// The policy of these settings, with the zone's rules as they are now.
    case policyRead(Settings, Policy, Adoption)
    /// The configuration as it reads now.
    case settingsRead(Settings)
    /// The store's zone; nil if it has none yet.
    case zoneFound(StoreZone?)
    /// The version up to which other processes have written to the store.
    case versionFound(Int64)
    /// What the clocks show, and the version up to which other processes have written to the store.
    case looked(ClockReading, version: Int64)
    /// The service is to stop, and nothing more is begun.
    case stopRequested
    /// What is owed, whether the clock is in doubt, and how far the ledger goes.
    case owed(Debt, isClockInDoubt: Bool, LedgerEnd?)
    /// The progress of a run.
    case ran(Sweeping.Progress)
    /// The number of accounts that will be due by the planned night.
    case counted(Int)
    /// The outcome of publishing a batch, at that time of the clock.
    case published(AuditPublisher.Outcome, at: Instant)
    /// The question could not be answered, or what it asked for could not be done.
    case failed(Trouble)
}

/// The reason why settings come into force.
enum Adoption: Sendable, Equatable {
    /// The configuration was read again on request.
    case reload
    /// Another process moved the store to another zone.
    case movedZone
    /// The same settings, with the zone's rules as they are now.
    case renewal
}
