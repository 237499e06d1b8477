import LastdayCore
import LastdaySystem

/// All that the night watch is doing and remembers, as one value.
///
/// ``handle(_:)`` takes an event and answers with what is to be done about it. It reads no clock, store or file:
/// ``NightWatch`` carries out the effects, and comes back with another event for each question among them.
///
/// ```
///                 zone read                 stop, or the store was replaced
///  starting ───────────────► settling       asleep ─────────────► over
///     └─ failed ─► over       (start)         ▲ any failure: asleep, in trouble, retry timer
///                                             │
///  asleep ─ midnight, clock set, late beat ─► settling ─► asleep
///  asleep ─ store touched ─► comparing ─ own writing ───► asleep
///                               ├─ another's ─► settling
///                               └─ another's, in trouble ─► renewing
///  asleep ─ retry, zone touched ─► renewing ──► settling
///  asleep ─ reload ─► rereading ─ in force ───► settling
///                               └─ refused ───► asleep
///  asleep ─ tell ───► telling ─ midnight came ► settling
///                               └─ else ──────► asleep
///
///  settling:  looking ─► asking ─ nothing owed ──────────────► planning ─► asleep
///                ▲          └─ owed ─► running ─ in doubt ───► planning
///                └───────────────────────┘ done, or a part of it
/// ```
///
/// What holds in every state:
/// - Whatever wakes the watch, except its own telling and writing, a heartbeat in time and a configuration that is refused, ends
///   in the question of what is owed, and what is owed is done before anything is planned or told.
/// - A night is a debt in the store (``LastdayCore/Debt``), not an alarm. No event says that a night is owed, and no field
///   remembers one: a timer that is late, early or lost changes only when the question is asked.
/// - The planned midnight is the first one after an instant at which nothing was owed, or at which the clock was in doubt. So
///   there is no instant that neither a run nor the plan answers for.
/// - A failure is reported once while it stays the same, and it is over only when nothing is owed any more.
struct NightWatchState {
    /// The place of the store that is served, until the next start.
    let servedStore: String
    /// The settings that it goes by.
    var inForce: InForce
    /// What it is doing.
    var activity = NightWatchActivity.starting
    /// Whether it believes the wall clock.
    var clock = ClockTrust.unread
    /// The midnight that the timer is set to.
    var plan = MidnightPlan.none
    /// What the supervisor shows when nothing is in the way.
    var status = "Starting"
    /// What could not be done, and is tried again.
    var trouble: Trouble?
    /// What it has seen of the store.
    var store = StoreSight()
    /// The timers that will wake it and are not set again until they have.
    var timers: Set<RepeatTimer> = []

    /// The state before anything is served.
    init(serving store: String, settings: Settings, policy: Policy) {
        servedStore = store
        inForce = InForce(settings: settings, policy: policy)
    }
}

extension NightWatchState {
    /// Settings, and the policy that they mean with the zone's rules as they were when it was read.
    struct InForce: Sendable {
        /// The configuration.
        let settings: Settings
        /// What the rules go by.
        let policy: Policy
    }

    /// What wakes it again after a while, besides midnight.
    enum RepeatTimer: Sendable {
        /// Something is tried again: nobody says when a disk has room again, or when a clock has been set right.
        case retry
        /// The journal is told more.
        case humanDates
    }
}
