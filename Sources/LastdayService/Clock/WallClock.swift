import CLinux
import Glibc
public import LastdayRules

/// A clock that tells civil time.
///
/// The only readers of real clocks are in this folder.
public protocol WallClock: Sendable {
    /// What time it is.
    func now() -> Instant
    /// What the system's clock will show at that instant of this one: for timers, which go by the system's.
    func systemTime(at instant: Instant) -> Instant
}

/// The system's clock.
public struct SystemClock: WallClock {
    /// The system's clock.
    public init() {}

    /// What time it is.
    public func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// What the system's clock will show at that instant of this one.
    public func systemTime(at instant: Instant) -> Instant { instant }
}

extension SystemClock {
    /// Whether the kernel says that something keeps the clock right (adjtimex(2)).
    public static var isSynchronised: Bool {
        var state = timex()
        return adjtimex(&state) != TIME_ERROR && state.status & STA_UNSYNC == 0
    }
}

/// The system's clock, shifted by a fixed span: the true program at another time, for demonstrations.
public struct ShiftedClock: WallClock {
    private let shift: Int64

    /// A clock that shows that instant now.
    public init(showing instant: Instant) {
        shift = instant.milliseconds - SystemClock().now().milliseconds
    }

    /// What time it is.
    public func now() -> Instant {
        Instant(milliseconds: SystemClock().now().milliseconds + shift)
    }

    /// What the system's clock will show at that instant of this one.
    public func systemTime(at instant: Instant) -> Instant {
        Instant(milliseconds: instant.milliseconds - shift)
    }
}
