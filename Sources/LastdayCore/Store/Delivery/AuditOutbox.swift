/// What whoever tells a target the audit needs of a store: what the target has not been told, and a mark to move once it has.
///
/// Nothing of this is done within a transaction: no writer waits for a journal or a network. Each target is by itself;
/// moving one's mark, or telling one alone, does not concern the others.
public protocol AuditOutbox: Store {
    /// Reads the first audit entries after the target's mark.
    ///
    /// - Parameters:
    ///   - target: Who is to be told; one whose name the store does not know has not been told anything.
    ///   - limit: How many at the most; fewer if they are large.
    /// - Returns: The entries, and whether there are others after them.
    /// - Throws: ``StoreFailure``.
    func undelivered(to target: AuditTarget, atMost limit: Int) throws -> Untold

    /// Remembers how far the target has been told; the disk has it then.
    ///
    /// - Parameters:
    ///   - target: Who has been told.
    ///   - mark: The entry up to which it had been told before.
    ///   - last: The entry up to which it has been told now.
    /// - Returns: Whether it is remembered; false if somebody else has moved the mark meanwhile.
    /// - Throws: ``StoreFailure``.
    func noteDelivered(to target: AuditTarget, from mark: Int64, upTo last: Int64) throws -> Bool

    /// Lets the body tell the target as the only one of all processes; this ends with the process, however that ends.
    ///
    /// No right to write is held meanwhile: however long the target takes, nobody waits for the store. If the body
    /// throws, nobody else tells that target until it has been called again: what has been sent may not be noted yet.
    ///
    /// - Returns: What the body returns; nil, at once, if somebody else is telling that target.
    /// - Throws: ``StoreFailure``, or what the body throws.
    func deliveringAlone<Value: Sendable>(to target: AuditTarget, _ body: () throws -> Value) throws -> Value?

    /// How many audit entries the target has not been told.
    ///
    /// - Throws: ``StoreFailure``.
    func undeliveredCount(to target: AuditTarget) throws -> Int
}
