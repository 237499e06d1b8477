import LastdayCore
import LastdaySystem

/// The watch's trust in the wall clock.
enum ClockTrust: Sendable, Equatable {
    /// The clock has not been read yet.
    case unread
    /// The clock is in doubt; leaps are measured from the last reading that was believed, if there is one.
    case doubted(since: ClockReading?)
    /// The clock was believed when it was last read; leaps are measured from that reading.
    case believed(since: ClockReading)

    /// The reading that leaps are measured from (``LastdayCore/ClockDoubt``).
    var anchor: ClockReading? {
        switch self {
        case .unread: nil
        case .doubted(let reading): reading
        case .believed(let reading): reading
        }
    }

    /// Whether the clock is in doubt.
    var isDoubted: Bool { if case .doubted = self { true } else { false } }
}
