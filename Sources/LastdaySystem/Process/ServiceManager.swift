import CLinux

/// What is told to systemd, or whatever else supervises (sd_notify); nothing happens where nobody does.
package struct ServiceManager: Sendable {
    package init() {}

    /// The service does its work from now on.
    package func ready(status: String) { notify("READY=1\nSTATUS=\(line(status))") }

    /// The start goes on: it may take so many more microseconds from now on (sd_notify(3), EXTEND_TIMEOUT_USEC).
    package func extendStartTimeout(byMicroseconds span: UInt64) { notify("EXTEND_TIMEOUT_USEC=\(span)") }
    /// The service has begun and is not ready yet; it will have told more within that time.
    package func starting(status: String, within microseconds: UInt64) {
        notify("EXTEND_TIMEOUT_USEC=\(microseconds)\nSTATUS=\(line(status))")
    }

    /// What `systemctl status` shows.
    package func status(_ status: String) { notify("STATUS=\(line(status))") }

    /// The configuration is being read again; ``ready(status:)`` ends it.
    package func reloading(atMonotonicMicroseconds now: UInt64) {
        notify("RELOADING=1\nMONOTONIC_USEC=\(now)")
    }

    /// The service ends.
    package func stopping() { notify("STOPPING=1") }

    /// The service's work goes on.
    package func alive() { notify("WATCHDOG=1") }

    /// How often ``alive()`` is expected, in microseconds; nil where it is not.
    package var watchdogInterval: UInt64? {
        var interval: UInt64 = 0
        return sd_watchdog_enabled(0, &interval) > 0 ? interval : nil
    }

    private func notify(_ state: String) { _ = sd_notify(0, state) }

    /// A status is one line: what follows a line break would be another message.
    private func line(_ text: String) -> String { text.replacing("\n", with: " ") }
}
