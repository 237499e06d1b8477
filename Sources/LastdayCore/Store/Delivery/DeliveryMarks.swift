/// How far the audit has been delivered to each target: the number of the last entry that it received.
///
/// A target that has received nothing has the mark 0, whether the store knows its name or not.
public struct DeliveryMarks: Sendable, Equatable {
    private var marks: [AuditTarget: Int64] = [:]

    /// Creates marks for an audit that has not been delivered to any target.
    public init() {}

    /// Creates marks for an audit that has been delivered to the journal only, up to an entry.
    public init(journal last: Int64) { self[.journal] = last }

    /// The number of the last entry that a target received; 0 if none.
    public subscript(target: AuditTarget) -> Int64 {
        get { marks[target] ?? 0 }
        set { marks[target] = newValue == 0 ? nil : newValue }
    }

    /// The targets that have received something, by name, each with its mark.
    public var all: [(target: AuditTarget, mark: Int64)] {
        marks.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Returns the same marks, none beyond the given entry: for an audit that ends with it.
    public func limited(to last: Int64) -> DeliveryMarks {
        var limited = self
        for (target, mark) in all { limited[target] = min(mark, last) }
        return limited
    }
}
