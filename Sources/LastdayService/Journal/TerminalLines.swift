import Glibc
import LastdayMessages
public import LastdayCore
public import LastdaySystem

/// Readable lines on standard error, for when there is no journal to read: a terminal, a test.
public struct TerminalLines: Sendable {
    private let clock: any WallClock
    private let zone: Zone

    /// Creates lines that start with the time of that clock in that zone.
    public init(clock: any WallClock, zone: Zone) {
        self.clock = clock
        self.zone = zone
    }

    func write(_ entry: AuditEntry) {
        write(EventMessage.whole(of: entry))
    }

    func write(_ sentence: String) {
        let now = clock.now()
        let millisecond = String(now.milliseconds - now.seconds * 1_000 + 1_000).dropFirst()
        let civil = zone.rules.civil(at: now).description.replacing("T", with: " ")
        let name = zone.rules.localTime(at: now).abbreviation
        let line = Array("\(civil).\(millisecond) \(name)  \(printable(sentence))\n".utf8)
        // One write per line, so that lines of two processes do not mix.
        _ = Glibc.write(STDERR_FILENO, line, line.count)
    }
}
