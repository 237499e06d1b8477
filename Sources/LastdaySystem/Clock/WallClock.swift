import CLinux
import Glibc
public import LastdayCore

/// A clock that tells civil time, and what speaks for it.
///
/// The only readers of real clocks are in this folder.
public protocol WallClock: Sendable {
    /// What time it is.
    func now() -> Instant
    /// One look at this clock and those beside it.
    func reading() -> ClockReading
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

    /// One look at the system's clocks.
    ///
    /// The uptime is that of sysinfo(2), CLOCK_BOOTTIME in whole seconds: a library that shifts a program's clocks shifts
    /// those of clock_gettime(2) together, so that none of them would speak against the other.
    public func reading() -> ClockReading {
        var (system, time) = (CLinux.sysinfo(), timespec())
        if sysinfo(&system) == 0 {
            time.tv_sec = system.uptime
        } else {
            clock_gettime(CLOCK_BOOTTIME, &time)
        }
        return ClockReading(
            wall: now(),
            uptime: Int64(time.tv_sec) * 1_000,
            isSynchronised: Self.isSynchronised
        )
    }

    /// What the system's clock will show at that instant of this one.
    public func systemTime(at instant: Instant) -> Instant { instant }
}

extension SystemClock {
    /// Whether the kernel says that something keeps the clock right (adjtimex(2)).
    ///
    /// Reading needs no right. Where a sandbox forbids even that, the kernel says nothing against the clock.
    public static var isSynchronised: Bool {
        var state = timex()
        return switch adjtimex(&state) {
        case -1: true
        case TIME_ERROR: false
        default: state.status & STA_UNSYNC == 0
        }
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

    /// One look; nobody doubts a demonstration's clock.
    public func reading() -> ClockReading {
        ClockReading(wall: now(), uptime: SystemClock().reading().uptime, isSynchronised: true)
    }

    /// What the system's clock will show at that instant of this one.
    public func systemTime(at instant: Instant) -> Instant {
        Instant(milliseconds: instant.milliseconds - shift)
    }
}
