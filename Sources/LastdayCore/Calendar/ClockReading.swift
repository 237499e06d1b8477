/// One look at the clocks.
public struct ClockReading: Sendable, Equatable {
    /// What time it is by the wall clock, which anybody with the right may set to anything.
    public let wall: Instant
    /// How long the machine has been up, in milliseconds, sleep included (CLOCK_BOOTTIME): nobody can set that.
    public let uptime: Int64
    /// Whether the kernel says that something keeps the wall clock right; also where it says nothing.
    public let isSynchronised: Bool

    /// What the clocks showed.
    public init(wall: Instant, uptime: Int64, isSynchronised: Bool) {
        self.wall = wall
        self.uptime = uptime
        self.isSynchronised = isSynchronised
    }

    /// When the machine was started, if the wall clock has only run on since then.
    var start: Instant { Instant(milliseconds: wall.milliseconds - uptime) }

    /// By how many hours the wall clock has gone ahead since an earlier look, beyond the time that passed.
    func hoursAhead(since earlier: ClockReading) -> Int64 {
        let shown = wall.milliseconds - earlier.wall.milliseconds
        return (shown - (uptime - earlier.uptime)) / 3_600_000
    }

    /// How many whole hours the wall clock shows since an instant.
    func hours(since instant: Instant) -> Int64 { (wall.milliseconds - instant.milliseconds) / 3_600_000 }
}
