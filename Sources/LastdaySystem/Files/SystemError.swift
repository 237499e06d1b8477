import Glibc
package import SystemPackage

/// An error that reports a system error at a path in the caller's own terms.
///
/// Each caller uses its own type: a store reports that the store cannot be used, an export that nothing was
/// written.
package protocol SystemError: Error {
    /// Creates the error from the system's error at that path.
    init(_ path: String, _ error: Errno)
}

/// The plain system error, for a caller that knows the path.
extension Errno: SystemError {
    package init(_ path: String, _ error: Errno) { self = error }
}

extension Errno {
    /// The error of the system call that has just failed in this thread.
    package static var last: Errno { Errno(rawValue: errno) }
}
