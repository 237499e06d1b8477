/// The part of a store that delivers the audit to targets: the undelivered entries, and a mark per target
/// that moves once they have been delivered.
///
/// None of this runs inside a transaction, so no writer waits for a journal or a network. Targets are
/// independent: moving one target's mark, or delivering to it exclusively, does not affect the others.
public protocol AuditOutbox: Store {
    /// Reads the first audit entries after the target's mark.
    ///
    /// - Parameters:
    ///   - target: The target to deliver to; nothing has been delivered yet to one that the store does not
    ///     know.
    ///   - limit: The maximum number of entries; fewer are returned if they are large.
    /// - Returns: The entries, and whether more follow them.
    /// - Throws: ``StoreFailure``.
    func undelivered(to target: AuditTarget, atMost limit: Int) throws -> UndeliveredEntries

    /// Records how far the audit has been delivered to a target, durably.
    ///
    /// - Parameters:
    ///   - target: The target that has received the entries.
    ///   - mark: The last entry delivered before.
    ///   - last: The last entry delivered now.
    /// - Returns: Whether it was recorded; false if another process has moved the mark in the meantime.
    /// - Throws: ``StoreFailure``.
    func noteDelivered(to target: AuditTarget, from mark: Int64, upTo last: Int64) throws -> Bool

    /// Runs the body while this process alone delivers to the target; exclusivity ends with the process,
    /// however it ends.
    ///
    /// No write lock is held meanwhile: however long the target takes, the store stays available. If the body
    /// throws, this process keeps the exclusivity until it calls this again, because entries may have been
    /// sent without being recorded.
    ///
    /// - Returns: What the body returns; nil, immediately, if another process is delivering to the target.
    /// - Throws: ``StoreFailure``, or what the body throws.
    func deliveringAlone<Value: Sendable>(to target: AuditTarget, _ body: () throws -> Value) throws -> Value?

    /// Returns the number of audit entries not yet delivered to a target.
    ///
    /// - Throws: ``StoreFailure``.
    func undeliveredCount(to target: AuditTarget) throws -> Int
}
