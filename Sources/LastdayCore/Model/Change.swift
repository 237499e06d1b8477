/// One record that became another: what stood before, and what stands after.
///
/// There is always an after. A deletion cannot be written down, so no rule can decide one and no store can be
/// asked for one.
public struct Change: Sendable, Equatable {
    /// What stood before; nil of a new record.
    public let from: (any Recorded)?
    /// What stands after.
    public let to: any Recorded

    /// A record that becomes another of its kind, or is new.
    public init<Record: Recorded>(from: Record?, to: Record) { (self.from, self.to) = (from, to) }

    /// What kind of record changes.
    public var kind: RecordKind { type(of: to).kind }

    /// Both sides, if they are records of that type.
    public func of<Record: Recorded>(_ type: Record.Type) -> (from: Record?, to: Record)? {
        (to as? Record).map { (from as? Record, $0) }
    }

    /// Whether both are of the same record from the same to the same.
    public static func == (left: Change, right: Change) -> Bool {
        guard left.to.isSame(as: right.to) else { return false }
        guard let from = left.from, let other = right.from else {
            return left.from == nil && right.from == nil
        }
        return from.isSame(as: other)
    }
}
