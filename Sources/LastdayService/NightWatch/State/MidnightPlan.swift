import LastdayCore
import LastdaySystem

/// The midnight that the timer is set to.
enum MidnightPlan: Sendable, Equatable {
    /// No midnight yet.
    case none
    /// The timer is set to that instant; `reported` is the night that was last reported, or nil if none was
    /// since the settings changed, so that the next plan is reported even if it is the same.
    case set(Instant, reported: CivilDate?)

    /// The instant at which the timer fires.
    var midnight: Instant? { if case .set(let midnight, _) = self { midnight } else { nil } }

    /// The night that was last reported.
    var reported: CivilDate? { if case .set(_, let night) = self { night } else { nil } }

    /// Returns whether the midnight has come by that instant, whatever the timer did.
    func hasCome(by now: Instant) -> Bool { midnight.map { $0 <= now } ?? false }

    /// Moves the plan to another midnight.
    mutating func move(to midnight: Instant) { self = .set(midnight, reported: reported) }

    /// Records which night the plan was reported for; nil means that it has to be reported again.
    mutating func report(_ night: CivilDate?) {
        if let midnight { self = .set(midnight, reported: night) }
    }
}
