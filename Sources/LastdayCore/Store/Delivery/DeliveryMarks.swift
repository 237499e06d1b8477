/// How far each target has been told the audit: the number of the last entry that it has had.
///
/// A target that nobody has told anything has the mark 0, whether the store knows its name or not.
public struct DeliveryMarks: Sendable, Equatable {
    private var marks: [AuditTarget: Int64] = [:]

    /// Nobody has been told anything.
    public init() {}

    /// The journal has been told up to that entry, and nobody else anything.
    public init(journal last: Int64) { self[.journal] = last }

    /// Up to which entry that target has been told.
    public subscript(target: AuditTarget) -> Int64 {
        get { marks[target] ?? 0 }
        set { marks[target] = newValue == 0 ? nil : newValue }
    }

    /// The targets that have been told something, by name, each with its mark.
    public var all: [(target: AuditTarget, mark: Int64)] {
        marks.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The same marks, but none after that entry: for an audit that ends with it.
    public func limited(to last: Int64) -> DeliveryMarks {
        var limited = self
        for (target, mark) in all { limited[target] = min(mark, last) }
        return limited
    }
}
