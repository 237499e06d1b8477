import LastdayCore
import LastdayService
import LastdaySystem

/// A clock that stands still, so that two programs write the same instants however long they take.
struct StillClock: WallClock {
    private let instant: Instant

    init(showing instant: Instant) { self.instant = instant }

    func now() -> Instant { instant }

    /// The uptime follows the time that it shows, so the clock never seems to leap.
    func reading() -> ClockReading {
        ClockReading(wall: instant, uptime: instant.milliseconds, isSynchronised: true)
    }

    func systemTime(at instant: Instant) -> Instant { instant }
}
