import LastdayCore
import LastdaySystem

/// All that the night watch is doing and remembers, as one value.
///
/// ``handle(_:)`` takes an event and returns what to do about it. It reads no clock, store or file:
/// ``NightWatch`` carries out the effects, and comes back with another event for each question among them.
///
/// ```
///                 zone read                 stop, or the store was replaced
///  starting ───────────────► settling       asleep ─────────────► over
///     └─ failed ─► over       (start)         ▲ any failure: asleep, in trouble, retry timer
///                                             │
///  asleep ─ midnight, clock set, late beat ─► settling ─► asleep
///  asleep ─ store touched ─► comparing ─ own write ─────► asleep
///                               ├─ another's ─► settling
///                               └─ another's, in trouble ─► renewing
///  asleep ─ retry, zone touched ─► renewing ──► settling
///  asleep ─ reload ─► rereading ─ in force ───► settling
///                               └─ refused ───► asleep
///  asleep ─ publish ─► publishing ─ midnight came ► settling
///                               └─ else ──────► asleep
///
///  settling:  looking ─► asking ─ nothing owed ──────────────► planning ─► asleep
///                ▲          └─ owed ─► running ─ in doubt ───► planning
///                └───────────────────────┘ done, or a part of it
/// ```
///
/// What holds in every state:
/// - Whatever wakes the watch leads to the question of what is owed, and what is owed is done before anything
///   is planned or published. The exceptions are its own publishing and writing, a heartbeat in time, and a
///   configuration that is refused.
/// - A night is a debt in the store (``LastdayCore/Debt``), not an alarm. No event says that a night is owed,
///   and no field remembers one: a timer that is late, early or lost changes only when the question is asked.
/// - The planned midnight is the first one after an instant at which nothing was owed, or at which the clock
///   was in doubt. So there is no instant that neither a run nor the plan covers.
/// - A failure is reported once while it stays the same, and it is over only when nothing is owed any more.
struct NightWatchState {
    /// The place of the store that is served, until the next start.
    let servedStore: String
    /// The settings in force.
    var inForce: InForce
    /// The current activity.
    var activity = NightWatchActivity.starting
    /// Whether the wall clock is believed.
    var clock = ClockTrust.unread
    /// The midnight that the timer is set to.
    var plan = MidnightPlan.none
    /// The status that the supervisor shows when there is no trouble.
    var status = "Starting"
    /// What could not be done and is tried again.
    var trouble: Trouble?
    /// What the watch has seen of the store.
    var store = StoreObservation()
    /// The running timers, which are not set again until they fire.
    var timers: Set<RepeatTimer> = []

    /// Creates the state before anything is served.
    init(serving store: String, settings: Settings, policy: Policy) {
        servedStore = store
        inForce = InForce(settings: settings, policy: policy)
    }
}

extension NightWatchState {
    /// Settings, with the policy that resulted from them and the zone's rules when it was read.
    struct InForce: Sendable {
        /// The configuration.
        let settings: Settings
        /// The policy that the rules follow.
        let policy: Policy
    }

    /// A timer, besides midnight, that wakes the watch.
    enum RepeatTimer: Sendable {
        /// Something is tried again: nothing signals that a disk has room again or a clock has been
        /// corrected.
        case retry
        /// More audit entries are published to the journal.
        case publishing
    }
}
