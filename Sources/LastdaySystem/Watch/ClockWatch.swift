import CLinux
@preconcurrency package import Dispatch
import Glibc

/// A watch that reports when the clock is set, which cancels a timer of the kernel (timerfd_create(2),
/// TFD_TIMER_CANCEL_ON_SET).
///
/// The timer waits for a time that never comes, and costs nothing.
package final class ClockWatch: Sendable {
    private let source: any DispatchSourceRead

    /// Creates a watch that calls back on that queue.
    ///
    /// - Throws: ``WatchFailure``.
    package init(on queue: DispatchQueue, _ call: @escaping @Sendable () -> Void) throws {
        let timer = timerfd_create(Int32(CLOCK_REALTIME), Int32(TFD_NONBLOCK) | Int32(TFD_CLOEXEC))
        guard timer >= 0 else { throw WatchFailure("the clock") }
        Self.arm(timer)
        source = DispatchSource.makeReadSource(fileDescriptor: timer, queue: queue)
        source.setEventHandler { @Sendable in
            var expirations: UInt64 = 0
            let count = read(timer, &expirations, 8)
            let wasSet = count < 0 && errno == ECANCELED
            Self.arm(timer)
            if wasSet { call() }
        }
        source.setCancelHandler { close(timer) }
        source.activate()
    }

    private static func arm(_ timer: Int32) {
        var never = itimerspec()
        never.it_value.tv_sec = .max / 2_000_000_000  // the kernel counts in nanoseconds
        let flags = Int32(TFD_TIMER_ABSTIME) | Int32(TFD_TIMER_CANCEL_ON_SET)
        timerfd_settime(timer, flags, &never, nil)
    }
}
