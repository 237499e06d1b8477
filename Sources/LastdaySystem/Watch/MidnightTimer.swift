import CLinux
@preconcurrency package import Dispatch
import Glibc
package import LastdayCore

/// A one-shot timer on the system's wall clock.
///
/// Dispatch keeps it right through suspends and clock steps; it never repeats, because a day is not always 24
/// hours.
package final class MidnightTimer: Sendable {
    private let source: any DispatchSourceTimer

    /// Creates a timer that calls back on that queue.
    package init(on queue: DispatchQueue, _ call: @escaping @Sendable () -> Void) {
        source = DispatchSource.makeTimerSource(flags: .strict, queue: queue)
        source.setEventHandler(handler: call)
        source.activate()
    }

    /// Sets the timer to that time of the system's clock, replacing any time planned before.
    package func plan(at time: Instant) {
        let seconds = Int(time.seconds)
        let nanoseconds = Int(time.milliseconds - time.seconds * 1_000) * 1_000_000
        let deadline = DispatchWallTime(timespec: timespec(tv_sec: seconds, tv_nsec: nanoseconds))
        source.schedule(wallDeadline: deadline, leeway: .nanoseconds(0))
    }
}
