import LastdayCore
import LastdayService
import LastdaySystem

/// A clock that stands still, so that two programs write the same instants however long they take.
struct StillClock: WallClock {
    private let instant: Instant

    init(showing instant: Instant) { self.instant = instant }

    func now() -> Instant { instant }

    /// Returns a reading whose uptime follows the time shown, so the clock never seems to leap.
    func reading() -> ClockReading {
        ClockReading(wall: instant, uptime: instant.milliseconds, isSynchronised: true)
    }

    func systemTime(at instant: Instant) -> Instant { instant }
}
