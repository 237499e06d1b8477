import LastdayCore
import LastdaySystem

/// A report of the night watch about itself, as a value; ``NightWatch`` puts it into words.
enum NightWatchReport: Sendable, Equatable {
    /// The service serves the store.
    case started
    /// The service stops, as requested.
    case stopped
    /// Settings are in force.
    case inForce(Adoption)
    /// The new settings name another store, which is served only after a restart.
    case otherStoreConfigured(Adoption)
    /// The configuration cannot be used; the old one stays in force.
    case settingsRefused(Trouble)
    /// The configuration names a zone that the store was moved away from.
    case zoneMovedAway(from: String, to: String)
    /// The zone is only the machine's; the district's has not been named.
    case zoneIsTheMachines
    /// The clock was set to that time.
    case clockSet(Instant)
    /// Nights follow a clock that nothing has set.
    case clockUnset(ClockReading)
    /// The next midnight, in words.
    case planned(CivilDate, String)
    /// What a run found and left for a person to handle.
    case leftToPeople(RunFindings)
    /// Something could not be done and will be tried again.
    case failed(Trouble)
    /// The trouble is over.
    case recovered
}

/// What a run found and left for a person to handle.
struct RunFindings: Sendable, Equatable {
    /// Accounts that are due and protected.
    let spared: [UserAccount]
    /// AIM contacts who leave while the form that names them has yet to be sent.
    let owingContactForm: [PersonWithAccounts]
    /// Departures whose day has come although the account's Expires Date says otherwise.
    let contradicted: [Offboarding]

    /// Creates the findings of a run from its progress.
    init(of progress: Sweeping.Progress) {
        spared = progress.spared
        owingContactForm = progress.owingContactForm
        contradicted = progress.contradicted
    }
}
