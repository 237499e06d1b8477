import LastdayMessages
import LastdayCore
import LastdaySystem

/// What the night watch hears: calls from outside, and answers to its own questions (``NightWatchQuestion``).
enum NightWatchEvent: Sendable {
    /// The service begins.
    case begun
    /// Somebody or a timer called, at that time of the clock.
    case woken(WakeReason, at: Instant)

    /// These settings mean that policy, by the zone's rules as they are now.
    case policyRead(Settings, Policy, Adoption)
    /// The configuration says that.
    case settingsRead(Settings)
    /// The store goes by that zone; nil: by none yet.
    case zoneFound(StoreZone?)
    /// Others have written to the store up to that version.
    case versionFound(Int64)
    /// The clocks show that, and others have written to the store up to that version.
    case looked(ClockReading, version: Int64)
    /// The service is to stop: nothing more is begun.
    case stopRequested
    /// What is owed, whether the clock is in doubt, and how far the ledger goes.
    case owed(Debt, isClockInDoubt: Bool, LedgerEnd?)
    /// How far a run came.
    case ran(Sweeping.Progress)
    /// So many accounts will be due by the planned night.
    case counted(Int)
    /// What came of telling the journal a portion, at that time of the clock.
    case displayText(AuditPublisher.Outcome, at: Instant)
    /// The question could not be answered, or what it asked for not be done.
    case failed(Trouble)
}

/// Why settings are taken into force.
enum Adoption: Sendable, Equatable {
    /// The configuration was read again because somebody asked for it.
    case reload
    /// Another process moved the store to another zone.
    case movedZone
    /// The same settings, with the zone's rules as they are now.
    case renewal
}
