import CLinux

/// Notifications to systemd, or another supervisor (sd_notify(3)); nothing happens without one.
package struct ServiceManager: Sendable {
    package init() {}

    /// Reports that the service does its work from now on.
    package func ready(status: String) { notify("READY=1\nSTATUS=\(line(status))") }

    /// Extends the start: it may take so many more microseconds from now on (sd_notify(3),
    /// EXTEND_TIMEOUT_USEC).
    package func extendStartTimeout(byMicroseconds span: UInt64) { notify("EXTEND_TIMEOUT_USEC=\(span)") }
    /// Reports that the service has begun and is not ready yet; it will report again within that time.
    package func starting(status: String, within microseconds: UInt64) {
        notify("EXTEND_TIMEOUT_USEC=\(microseconds)\nSTATUS=\(line(status))")
    }

    /// Sets the status that `systemctl status` shows.
    package func status(_ status: String) { notify("STATUS=\(line(status))") }

    /// Reports that the configuration is being read again; ``ready(status:)`` ends it.
    package func reloading(atMonotonicMicroseconds now: UInt64) {
        notify("RELOADING=1\nMONOTONIC_USEC=\(now)")
    }

    /// Reports that the service is stopping.
    package func stopping() { notify("STOPPING=1") }

    /// Reports that the service is working.
    package func alive() { notify("WATCHDOG=1") }

    /// The interval at which ``alive()`` is expected, in microseconds; nil if it is not.
    package var watchdogInterval: UInt64? {
        var interval: UInt64 = 0
        return sd_watchdog_enabled(0, &interval) > 0 ? interval : nil
    }

    private func notify(_ state: String) { _ = sd_notify(0, state) }

    /// Makes the status one line: anything after a line break would be another message.
    private func line(_ text: String) -> String { text.replacing("\n", with: " ") }
}
