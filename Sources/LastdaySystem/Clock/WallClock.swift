import CLinux
import Glibc
public import LastdayCore

/// A clock that shows civil time, with the evidence for it.
///
/// Only this folder reads real clocks.
public protocol WallClock: Sendable {
    /// Returns the current time.
    func now() -> Instant
    /// Returns one reading of this clock and of those beside it.
    func reading() -> ClockReading
    /// Returns what the system's clock will show at that instant of this one; timers need it, since they
    /// follow the system's.
    func systemTime(at instant: Instant) -> Instant
}

/// The system's clock.
public struct SystemClock: WallClock {
    /// Creates the system's clock.
    public init() {}

    /// Returns the current time.
    public func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }

    /// Returns one reading of the system's clocks.
    ///
    /// The uptime comes from sysinfo(2), which is CLOCK_BOOTTIME in whole seconds: a library that shifts a
    /// program's clocks shifts those of clock_gettime(2) together, so that none of them would contradict the
    /// other.
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

    /// Returns what the system's clock will show at that instant of this one.
    public func systemTime(at instant: Instant) -> Instant { instant }
}

extension SystemClock {
    /// Whether the kernel reports that something keeps the clock right (adjtimex(2)).
    ///
    /// Reading needs no privilege. If a sandbox forbids even that, there is no evidence against the clock.
    public static var isSynchronised: Bool {
        var state = timex()
        return switch adjtimex(&state) {
        case -1: true
        case TIME_ERROR: false
        default: state.status & STA_UNSYNC == 0
        }
    }
}

/// The system's clock, shifted by a fixed span, which runs the real program at another time for
/// demonstrations.
public struct ShiftedClock: WallClock {
    private let shift: Int64

    /// Creates a clock that shows that instant now.
    public init(showing instant: Instant) {
        shift = instant.milliseconds - SystemClock().now().milliseconds
    }

    /// Returns the current time.
    public func now() -> Instant {
        Instant(milliseconds: SystemClock().now().milliseconds + shift)
    }

    /// Returns one reading, which is always believed: this clock is for demonstrations.
    public func reading() -> ClockReading {
        ClockReading(wall: now(), uptime: SystemClock().reading().uptime, isSynchronised: true)
    }

    /// Returns what the system's clock will show at that instant of this one.
    public func systemTime(at instant: Instant) -> Instant {
        Instant(milliseconds: instant.milliseconds - shift)
    }
}
