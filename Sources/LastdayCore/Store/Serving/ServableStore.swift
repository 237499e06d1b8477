/// What a daemon needs of the store that it serves, besides records: a lease, a change signal, and its costs.
///
/// A store in files implements the lease by a lock and the signal by watching its folder; a database would
/// use a session and notifications. The daemon does not see the difference.
public protocol ServableStore: AuditOutbox {
    /// The store's address, as published with its audit entries.
    var address: StoreAddress { get }

    /// Whether each transaction rewrites the whole store, so that a run is better done as one transaction
    /// than as many.
    var isWrittenWhole: Bool { get }

    /// Takes the store for the one daemon that serves it, until the lease is released or the process ends,
    /// however it ends.
    ///
    /// - Throws: ``StoreAlreadyServed`` if another daemon serves it, or ``StoreFailure``.
    func lease() throws -> any StoreLease

    /// Returns who serves the store; nil if no daemon does.
    ///
    /// - Throws: ``StoreFailure``.
    func leaseHolder() throws -> LeaseHolder?

    /// Returns a signal that another process may have written to the store.
    ///
    /// It may fire without need, also for writes of this process: ``foreignVersion()`` tells whether there is
    /// anything new.
    ///
    /// - Throws: A ``Failure`` if the signal cannot be set up.
    func changeSignal() throws -> any ChangeSignal

    /// Returns a number that changes whenever another process has written to the store.
    ///
    /// It also changes when a store that was out of reach is back, since anything read then may be new.
    ///
    /// - Throws: ``StoreFailure``.
    func foreignVersion() throws -> Int64

    /// Returns how much the store may still grow.
    func room() -> StoreRoom
}

/// How much a store may still grow.
public enum StoreRoom: Sendable, Equatable {
    /// The store may grow by this many bytes.
    case free(Int64)
    /// The store cannot grow: its file system cannot be written.
    case notWritable
    /// The room is not known here; the operator of the store's machine has to watch it.
    case unknown
}
