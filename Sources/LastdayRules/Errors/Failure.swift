/// Something that was not done, told in one line: what is wrong, where, and what to do.
///
/// Every error that a person can meet is one. Nothing has been written when one is thrown.
public protocol Failure: Error, CustomStringConvertible {
    /// What sort of trouble it is; the programs' exit code follows from it.
    var kind: FailureKind { get }
    /// The single faults behind it, a line each, where there are several.
    var details: [String] { get }
}

extension Failure {
    /// The single faults, a line each.
    public var details: [String] { [] }
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
