import LastdayCore
import LastdayService
import LastdaySystem
import Synchronization

/// A clock on which the midnight that is waited for comes within a few milliseconds.
final class HastyClock: WallClock {
    private struct State {
        var shown: Instant
        /// The instant that the clock shows next, and the time on the system's clock from which it shows it.
        var next: (instant: Instant, comes: Instant)?
    }

    private let state: Mutex<State>
    private static let haste: Int64 = 3

    init(showing instant: Instant) {
        state = Mutex(State(shown: instant))
    }

    func now() -> Instant {
        let system = SystemClock().now()
        return state.withLock { state in
            if let next = state.next, next.comes <= system {
                state.shown = next.instant
                state.next = nil
            }
            return state.shown
        }
    }

    /// Returns a reading whose uptime follows the time shown, so the clock never seems to leap.
    func reading() -> ClockReading {
        let wall = now()
        return ClockReading(wall: wall, uptime: wall.milliseconds, isSynchronised: true)
    }

    func systemTime(at instant: Instant) -> Instant {
        let comes = Instant(milliseconds: SystemClock().now().milliseconds + Self.haste)
        state.withLock { $0.next = (instant, comes) }
        return comes
    }
}
