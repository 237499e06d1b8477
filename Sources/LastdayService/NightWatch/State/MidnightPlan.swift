import LastdayCore
import LastdaySystem

/// The midnight that the timer is set to.
enum MidnightPlan: Sendable, Equatable {
    /// None yet.
    case none
    /// The timer is set to that instant. The night is the one that was last reported; nil: none since settings changed, so
    /// that the next plan is reported even if it is the same.
    case set(Instant, reported: CivilDate?)

    /// When the timer goes off.
    var midnight: Instant? { if case .set(let midnight, _) = self { midnight } else { nil } }

    /// The night that was last reported.
    var reported: CivilDate? { if case .set(_, let night) = self { night } else { nil } }

    /// Whether the midnight has come by that instant, whatever the timer did.
    func hasCome(by now: Instant) -> Bool { midnight.map { $0 <= now } ?? false }

    /// The timer is set to another instant.
    mutating func move(to midnight: Instant) { self = .set(midnight, reported: reported) }

    /// The plan is reported as that night's, or from now on as none's.
    mutating func report(_ night: CivilDate?) {
        if let midnight { self = .set(midnight, reported: night) }
    }
}
