import LastdayCore
import LastdaySystem

/// Whether the watch believes the wall clock.
enum ClockTrust: Sendable, Equatable {
    /// Nobody has looked yet.
    case unread
    /// It is in doubt; with the reading that leaps are measured from, if there was one that was believed.
    case doubted(since: ClockReading?)
    /// It was believed at the last look; leaps are measured from that reading.
    case believed(since: ClockReading)

    /// What leaps are measured from (``LastdayCore/ClockDoubt``).
    var anchor: ClockReading? {
        switch self {
        case .unread: nil
        case .doubted(let reading): reading
        case .believed(let reading): reading
        }
    }

    /// Whether it is in doubt.
    var isDoubted: Bool { if case .doubted = self { true } else { false } }
}
