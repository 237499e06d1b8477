/// One reading of the system's clocks.
public struct ClockReading: Sendable, Equatable {
    /// The time of the wall clock, which any user with the right can set to anything.
    public let wall: Instant
    /// The time since the machine started, in milliseconds, sleep included (CLOCK_BOOTTIME): no user can set
    /// it.
    public let uptime: Int64
    /// Whether the kernel reports that the wall clock is kept synchronised; also true if it reports nothing.
    public let isSynchronised: Bool

    /// Creates a reading.
    public init(wall: Instant, uptime: Int64, isSynchronised: Bool) {
        self.wall = wall
        self.uptime = uptime
        self.isSynchronised = isSynchronised
    }

    /// The wall-clock time at which the machine started, provided that the clock has not been set since.
    var start: Instant { Instant(milliseconds: wall.milliseconds - uptime) }

    /// Returns by how many whole hours the wall clock has gained on the uptime since an earlier reading;
    /// negative if it was set back.
    func hoursAhead(since earlier: ClockReading) -> Int64 {
        let shown = wall.milliseconds - earlier.wall.milliseconds
        return (shown - (uptime - earlier.uptime)) / 3_600_000
    }

    /// Returns the whole hours from an instant to the wall clock's time.
    func hours(since instant: Instant) -> Int64 { (wall.milliseconds - instant.milliseconds) / 3_600_000 }
}
