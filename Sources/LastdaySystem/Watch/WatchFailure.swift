import LastdayMessages
package import LastdayCore
import SystemPackage

/// The error that something cannot be watched.
package struct WatchFailure: Explained {
    package let description: String
    package var kind: FailureKind { .unavailable }

    init(_ what: String) {
        description = "\(what) cannot be watched: \(Errno.last)"
    }
}
