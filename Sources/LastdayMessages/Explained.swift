public import LastdayCore

/// A failure with a one-line message: what is wrong, where, and what to do.
///
/// The messages of the core's failures are in this module; other modules have their own beside the failures.
public protocol Explained: Failure, CustomStringConvertible {
    /// The individual faults, a line each, if there are several.
    var details: [String] { get }
}

extension Explained {
    /// Empty by default.
    public var details: [String] { [] }
}
