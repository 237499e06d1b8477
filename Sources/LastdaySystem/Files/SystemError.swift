import Glibc
package import SystemPackage

/// An error that says, in the words of whoever asked, what the system has against a path.
///
/// Each caller names its own: a store says that it is the store that cannot be used, an export that nothing was written.
package protocol SystemError: Error {
    /// The system's error at that path.
    init(_ path: String, _ error: Errno)
}

/// The system's error by itself, for a caller that knows the path.
extension Errno: SystemError {
    package init(_ path: String, _ error: Errno) { self = error }
}

extension Errno {
    /// The error of the system call that has just failed in this thread.
    package static var last: Errno { Errno(rawValue: errno) }
}
