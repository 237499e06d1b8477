/// A record with the days from a Start Date to an End Date, both included; either may be unknown.
///
/// It is open if it has no End Date, or one in the future (design, section 1).
protocol Span {
    var startDate: CivilDate? { get }
    var endDate: CivilDate? { get set }
}

extension Span {
    /// Returns whether it continues after a day.
    func isOpen(after day: CivilDate) -> Bool { endDate.map { $0 > day } ?? true }

    /// Returns the record with a different End Date.
    func ending(on date: CivilDate?) -> Self {
        var ended = self
        ended.endDate = date
        return ended
    }

    /// Returns whether it includes a day.
    func covers(_ day: CivilDate) -> Bool {
        (startDate.map { $0 <= day } ?? true) && (endDate.map { day <= $0 } ?? true)
    }
}

extension Employment: Span {}
extension Assignment: Span {}
