import LastdayRules
import LastdayService
import LastdaySystem

/// A clock that stands still, so that two programs write the same instants, however long each takes.
struct StillClock: WallClock {
    private let instant: Instant

    init(showing instant: Instant) { self.instant = instant }

    func now() -> Instant { instant }

    /// Up as long as the time that it shows: nothing here leaps.
    func reading() -> ClockReading {
        ClockReading(wall: instant, uptime: instant.milliseconds, isSynchronised: true)
    }

    func systemTime(at instant: Instant) -> Instant { instant }
}
