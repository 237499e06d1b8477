@preconcurrency import Dispatch
import LastdayCore
import LastdaySystem
import Synchronization

/// The sources that wake the night watch by themselves: clocks, and the files that determine its zone.
///
/// An alarm may come late, early or never: what is owed depends on the store, not on the alarm.
protocol Alarm: Sendable {
    /// Wakes the watch for a midnight at that time of the system's clock, replacing any time planned before.
    func plan(at time: Instant)
    /// Wakes the watch for another try after so many seconds.
    func tryAgain(after seconds: Int)
    /// Wakes the watch when one of these files, which determine the zone in force, changes; earlier ones are
    /// no longer watched.
    ///
    /// - Throws: ``WatchFailure``.
    func watchZone(_ files: [String]) throws
    /// Wakes the watch to publish after so many seconds, after anything that woke it in the meantime.
    func publish(after seconds: Int)
}

/// An alarm that uses the system's clocks and files.
final class SystemAlarm: Alarm {
    private let midnight: MidnightTimer
    private let queue: DispatchQueue
    private let call: @Sendable (WakeReason) -> Void
    private let zoneWatch = Mutex<SignalWatch?>(nil)

    /// Creates an alarm that delivers its wake-ups on that queue.
    init(on queue: DispatchQueue, _ call: @escaping @Sendable (WakeReason) -> Void) {
        midnight = MidnightTimer(on: queue) { call(.midnight) }
        self.queue = queue
        self.call = call
    }

    func plan(at time: Instant) { midnight.plan(at: time) }

    func tryAgain(after seconds: Int) {
        queue.asyncAfter(deadline: .now() + .seconds(seconds)) { [call] in call(.retry) }
    }

    func watchZone(_ files: [String]) throws {
        let watch = SignalWatch(try FileChanges(to: files), on: queue) { [call] in call(.zoneTouched) }
        zoneWatch.withLock { old in
            old?.cancel()
            old = watch
        }
    }

    func publish(after seconds: Int) {
        // The queue also delivers the other wake-ups, so a long publication delays none of them.
        queue.asyncAfter(deadline: .now() + .seconds(seconds)) { [call] in call(.publish) }
    }
}
