/// Something that was not done, as a value: which trouble it is, and with what.
///
/// Every error that a person can meet is one. Nothing has been written when one is thrown. What a person reads of it is
/// said by whoever shows it: of the core's own, `LastdayMessages` says it on a command line.
public protocol Failure: Error {
    /// What sort of trouble it is; the programs' exit code follows from it.
    var kind: FailureKind { get }
}

/// The sorts of trouble that a script can tell apart by the exit code (design, section 3).
public enum FailureKind: Sendable, CaseIterable {
    /// The command was written wrongly, or must not be done as written.
    case usage
    /// Something that was read cannot be right.
    case badData
    /// There is no such file or account.
    case missing
    /// The store cannot be used.
    case unavailable
    /// Somebody else is writing: try again.
    case busy
    /// The system or a rule does not allow it.
    case notPermitted
    /// The configuration is wrong.
    case configuration
}
