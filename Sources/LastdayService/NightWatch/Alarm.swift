@preconcurrency import Dispatch
import LastdayCore
import LastdaySystem
import Synchronization

/// What wakes the night watch by itself: clocks, and the files that its zone comes from.
///
/// It may be late, early or forget: nothing is owed because it called.
protocol Alarm: Sendable {
    /// Calls for a midnight at that time of the system's clock, and not at any time planned before.
    func plan(at time: Instant)
    /// Calls for another try after so many seconds.
    func tryAgain(after seconds: Int)
    /// Calls when one of these files changes, by which the zone in force would; and of those before no more.
    ///
    /// - Throws: ``WatchFailure``.
    func watchZone(_ files: [String]) throws
    /// Calls for a telling after so many seconds, behind whatever has called meanwhile.
    func publish(after seconds: Int)
}

/// The system's clocks and files as an alarm.
final class SystemAlarm: Alarm {
    private let midnight: MidnightTimer
    private let queue: DispatchQueue
    private let call: @Sendable (WakeReason) -> Void
    private let zoneWatch = Mutex<SignalWatch?>(nil)

    /// An alarm that calls out on that queue.
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
        // The queue serves calls, too: a long telling keeps none of them waiting.
        queue.asyncAfter(deadline: .now() + .seconds(seconds)) { [call] in call(.publish) }
    }
}
