import LastdayMessages
import LastdayCore
import LastdaySystem

extension NightWatchState {
    /// Handles an event, and returns what to do about it, in order.
    ///
    /// An event that does not belong to the activity changes nothing: between two wake-ups nothing is asked,
    /// so nothing can be answered.
    mutating func handle(_ event: NightWatchEvent) -> [NightWatchEffect] {
        switch (activity, event) {
        case (_, .failed(let trouble)):
            return fail(with: trouble)

        case (.starting, .begun):
            return [.ask(.policy(of: inForce.settings, .renewal))]
        case (.starting, .policyRead(let settings, let policy, let adoption)):
            return adopt(settings, policy, adoption) + [.report(.started)] + lookAfterZone()
                + settle(for: .start)

        case (.asleep, .woken(let call, let now)):
            return wake(for: call, at: now)

        case (.comparing, .versionFound(let version)):
            guard store.hasChanged(to: version) else { return finish(.call) }
            // The other process may have mended what could not be done.
            return trouble == nil ? settle(for: .call) : renew()

        case (.renewing, .zoneFound(let zone)):
            return follow(zone) ?? [.ask(.policy(of: inForce.settings, .renewal))]
        case (.renewing, .policyRead(let settings, let policy, .renewal)):
            timers.remove(.retry)
            return adopt(settings, policy, .renewal) + settle(for: .call)
        case (.renewing, .policyRead(let settings, let policy, let adoption)):
            return adopt(settings, policy, adoption) + [.ask(.policy(of: settings, .renewal))]

        case (.rereading, .settingsRead(let settings)):
            return [.ask(.policy(of: settings, .reload))]
        case (.rereading, .policyRead(let settings, let policy, let adoption)):
            return adopt(settings, policy, adoption) + settle(for: .reload)

        case (.publishing, .published(let outcome, let now)):
            return plan.hasCome(by: now) ? settle(for: .publishing(outcome)) : finish(.publishing(outcome))

        case (.settling(let settling), _):
            return proceed(with: settling, after: event)

        default:
            return []
        }
    }

    /// Handles a wake-up.
    private mutating func wake(for call: WakeReason, at now: Instant) -> [NightWatchEffect] {
        switch call {
        case .midnight:
            return settle(for: .call)
        case .clockSet:
            return [.report(.clockSet(now))] + settle(for: .call)
        case .zoneTouched:
            return renew()
        case .storeTouched:
            activity = .comparing
            return [.ask(.version)]
        case .reload:
            activity = .rereading
            return [.notify(.reloading), .ask(.settings)]
        case .retry:
            timers.remove(.retry)
            return renew()
        case .publish:
            timers.remove(.publishing)
            activity = .publishing
            return [.ask(.publishing(before: plan.midnight))]
        case .heartbeat:
            // A timer may have been lost, and reading a clock costs nothing.
            return [.notify(.alive)] + (plan.hasCome(by: now) ? settle(for: .heartbeat) : [])
        case .stop:
            activity = .over(nil)
            return [.notify(.stopping), .report(.stopped)]
        }
    }

    /// Reads the zone's rules again, for another try.
    private mutating func renew() -> [NightWatchEffect] {
        activity = .renewing
        return [.ask(.zone)]
    }

    /// Falls asleep, after what still follows from the task.
    mutating func finish(_ followUp: FollowUp) -> [NightWatchEffect] {
        activity = .asleep
        return switch followUp {
        // The journal comes after the supervisor; trouble that stops closing stops publishing, too.
        case .start: [.notify(.ready(status))] + (trouble == nil ? start(.publishing, after: 0) : [])
        case .call: start(.publishing, after: 0)
        case .reload: [.notify(.ready(status))] + start(.publishing, after: 0)
        case .heartbeat: []
        case .publishing(.moreToPublish): start(.publishing, after: 0)
        case .publishing(.publishedByAnother): start(.publishing, after: Self.turnDelay)
        case .publishing(.notAccepted): start(.publishing, after: Self.journalDelay)
        case .publishing(.allPublished), .publishing(.noJournal): []
        }
    }

    /// Starts a timer, unless it is running: a journal that kept the watch waiting is not tried early,
    /// whatever happens.
    mutating func start(_ timer: RepeatTimer, after seconds: Int) -> [NightWatchEffect] {
        timers.insert(timer).inserted ? [.wake(for: timer, after: seconds)] : []
    }

    /// The delay before another try if the journal does not take entries, in seconds; its return is not
    /// signalled.
    private static let journalDelay = 20
    /// The delay if another process is publishing, in seconds.
    private static let turnDelay = 1
}
