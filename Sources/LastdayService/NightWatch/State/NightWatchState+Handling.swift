import LastdayMessages
import LastdayCore
import LastdaySystem

extension NightWatchState {
    /// Takes an event, and answers with what is to be done about it, in that order.
    ///
    /// An event that does not belong to the activity changes nothing: between two calls nothing is asked, and so nothing can be
    /// answered.
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
            // Whoever wrote may have mended what could not be done.
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

        case (.humanDates, .displayText(let outcome, let now)):
            return plan.hasCome(by: now) ? settle(for: .humanDates(outcome)) : finish(.humanDates(outcome))

        case (.settling(let settling), _):
            return proceed(with: settling, after: event)

        default:
            return []
        }
    }

    /// Answers a call.
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
            timers.remove(.humanDates)
            activity = .humanDates
            return [.ask(.humanDates(before: plan.midnight))]
        case .heartbeat:
            // A timer may have been lost, and a clock be read, at no cost.
            return [.notify(.alive)] + (plan.hasCome(by: now) ? settle(for: .heartbeat) : [])
        case .stop:
            activity = .over(nil)
            return [.notify(.stopping), .report(.stopped)]
        }
    }

    /// Takes the zone's rules as they are now, for another try.
    private mutating func renew() -> [NightWatchEffect] {
        activity = .renewing
        return [.ask(.zone)]
    }

    /// Falls asleep, after what still follows from the errand.
    mutating func finish(_ task: ParallelTask) -> [NightWatchEffect] {
        activity = .asleep
        return switch task {
        // The journal is told only after the supervisor; what is in the way of closing is in the way of telling.
        case .start: [.notify(.ready(status))] + (trouble == nil ? start(.humanDates, after: 0) : [])
        case .call: start(.humanDates, after: 0)
        case .reload: [.notify(.ready(status))] + start(.humanDates, after: 0)
        case .heartbeat: []
        case .humanDates(.moreToPublish): start(.humanDates, after: 0)
        case .humanDates(.publishedByAnother): start(.humanDates, after: Self.turnDelay)
        case .humanDates(.notAccepted): start(.humanDates, after: Self.journalDelay)
        case .humanDates(.allPublished), .humanDates(.noJournal): []
        }
    }

    /// Starts a timer, unless it is running: a journal that has kept the watch waiting is not asked before its time, whatever
    /// happens.
    mutating func start(_ timer: RepeatTimer, after seconds: Int) -> [NightWatchEffect] {
        timers.insert(timer).inserted ? [.wake(for: timer, after: seconds)] : []
    }

    /// How long to wait with another try if the journal does not take entries, in seconds: nobody says when it is back.
    private static let journalDelay = 20
    /// The same if somebody else is telling.
    private static let turnDelay = 1
}
