/// An error that the user can meet, as a value: what was not done, and why.
///
/// Nothing has been written when one is thrown. The text is up to the program that shows it:
/// `LastdayMessages` words the core's own failures for the command line.
public protocol Failure: Error {
    /// The kind of failure, which determines the programs' exit code.
    var kind: FailureKind { get }
}

/// The kinds of failure that a script can tell apart by the exit code (design, section 3).
public enum FailureKind: Sendable, CaseIterable {
    /// The command is malformed, or must not be carried out as written.
    case usage
    /// Something that was read is invalid.
    case badData
    /// There is no such file or account.
    case missing
    /// The store cannot be used.
    case unavailable
    /// Another process is writing; try again.
    case busy
    /// The system or a rule forbids it.
    case notPermitted
    /// The configuration is wrong.
    case configuration
}
