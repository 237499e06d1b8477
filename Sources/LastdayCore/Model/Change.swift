/// A change of one record: its state before and after.
///
/// There is always a state after. A deletion cannot be expressed, so no rule can decide one and no store can
/// be asked for one.
public struct Change: Sendable, Equatable {
    /// The record before the change; nil if it is new.
    public let from: (any Recorded)?
    /// The record after the change.
    public let to: any Recorded
    /// The places of the fields that change, all of a new record's: a bit for each, the first the lowest.
    public let places: UInt64

    /// Creates a change of a record, or a new record if `from` is nil.
    public init<Record: Recorded>(from: Record?, to: Record) {
        (self.from, self.to) = (from, to)
        places = from.map { Record.schema.differences(from: $0, to: to) } ?? Record.form.all
    }

    /// The kind of record that changes.
    public var kind: RecordKind { type(of: to).kind }

    /// Returns both sides if the record is of that type, or else nil.
    public func of<Record: Recorded>(_ type: Record.Type) -> (from: Record?, to: Record)? {
        (to as? Record).map { (from as? Record, $0) }
    }

    /// Returns whether both changes have the same records before and after.
    public static func == (left: Change, right: Change) -> Bool {
        guard left.to.isSame(as: right.to) else { return false }
        guard let from = left.from, let other = right.from else {
            return left.from == nil && right.from == nil
        }
        return from.isSame(as: other)
    }
}
