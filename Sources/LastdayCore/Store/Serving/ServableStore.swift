/// What a daemon that serves a store needs of it, besides its records: a lease, a signal, and what the store costs.
///
/// A file gives the lease by a lock and the signal by watching its folder; a database would give them by a session and by
/// notifications. Whoever serves the store does not see the difference.
public protocol ServableStore: AuditOutbox {
    /// By what the store is known to whoever was told of it.
    var address: StoreAddress { get }

    /// Whether each transaction writes the whole store anew, so that a run does better to be one than many.
    var isWrittenWhole: Bool { get }

    /// Takes the store for the one daemon that serves it, until the lease is released or the process ends, however it ends.
    ///
    /// - Throws: ``StoreAlreadyServed`` if another daemon has it, or ``StoreFailure``.
    func lease() throws -> any StoreLease

    /// Who serves the store; nil if nobody does.
    ///
    /// - Throws: ``StoreFailure``.
    func leaseHolder() throws -> LeaseHolder?

    /// A signal that somebody may have written to the store.
    ///
    /// It may call for nothing, also for what this process wrote itself: ``foreignVersion()`` says whether there is news.
    ///
    /// - Throws: A ``Failure`` if it cannot be had.
    func changeSignal() throws -> any ChangeSignal

    /// A number that changes whenever another process has written to the store.
    ///
    /// A store that was out of reach changes it once it is back: whatever can be read then may be news.
    ///
    /// - Throws: ``StoreFailure``.
    func foreignVersion() throws -> Int64

    /// How much the store may still grow.
    func room() -> StoreRoom
}

/// How much a store may still grow.
public enum StoreRoom: Sendable, Equatable {
    /// By so many bytes.
    case free(Int64)
    /// By nothing: what it lies on cannot be written.
    case notWritable
    /// It is not known here: whoever keeps the store's machine sees to it.
    case unknown
}
