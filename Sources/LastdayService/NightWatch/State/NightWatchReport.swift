import LastdayCore
import LastdaySystem

/// What the night watch says of itself, as a value; ``NightWatch`` has the words.
enum NightWatchReport: Sendable, Equatable {
    /// It serves the store.
    case started
    /// It stops, as it was told to.
    case stopped
    /// Settings are in force.
    case inForce(Adoption)
    /// The new settings name another store, which is served only after a restart.
    case otherStoreConfigured(Adoption)
    /// The configuration cannot be used; the old one stays in force.
    case settingsRefused(Trouble)
    /// The configuration names a zone that the store was moved away from.
    case zoneMovedAway(from: String, to: String)
    /// The zone is only the machine's: nobody has named the district's.
    case zoneIsTheMachines
    /// Somebody set the clock to that.
    case clockSet(Instant)
    /// Nights go by a clock that nothing has set.
    case clockUnset(ClockReading)
    /// The next midnight, in words.
    case planned(CivilDate, String)
    /// What a run found and left to people.
    case leftToPeople(RunFindings)
    /// Something could not be done, and will be tried again.
    case failed(Trouble)
    /// It is done.
    case recovered
}

/// What a run found and left to people.
struct RunFindings: Sendable, Equatable {
    /// Accounts that are due and protected.
    let spared: [UserAccount]
    /// AIM contacts who leave, while the form that names them has yet to be sent.
    let owingContactForm: [PersonWithAccounts]
    /// Departures whose day has come, while the account's Expires Date says otherwise.
    let contradicted: [Offboarding]

    /// What that run found.
    init(of progress: Sweeping.Progress) {
        spared = progress.spared
        owingContactForm = progress.owingContactForm
        contradicted = progress.contradicted
    }
}
