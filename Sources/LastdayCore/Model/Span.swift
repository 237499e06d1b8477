/// The days from a Start Date to an End Date, both included; either may be unknown.
///
/// Open means that no End Date stands there, or one in the future (design, section 1).
protocol Span {
    var startDate: CivilDate? { get }
    var endDate: CivilDate? { get set }
}

extension Span {
    /// Whether it goes on after that day.
    func isOpen(after day: CivilDate) -> Bool { endDate.map { $0 > day } ?? true }

    /// The same record with that End Date.
    func ending(on date: CivilDate?) -> Self {
        var ended = self
        ended.endDate = date
        return ended
    }

    /// Whether that day is within it.
    func covers(_ day: CivilDate) -> Bool {
        (startDate.map { $0 <= day } ?? true) && (endDate.map { day <= $0 } ?? true)
    }
}

extension Employment: Span {}
extension Assignment: Span {}
