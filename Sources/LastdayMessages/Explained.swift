public import LastdayCore

/// A failure that says itself in one line: what is wrong, where, and what to do.
///
/// The core's failures are said in this module; other modules say their own beside them.
public protocol Explained: Failure, CustomStringConvertible {
    /// The individual faults, a line each, if there are several.
    var details: [String] { get }
}

extension Explained {
    /// The single faults, a line each.
    public var details: [String] { [] }
}
