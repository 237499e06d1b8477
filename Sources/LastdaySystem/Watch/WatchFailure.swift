import LastdayMessages
package import LastdayCore
import SystemPackage

/// Why something could not be watched.
package struct WatchFailure: Explained {
    package let description: String
    package var kind: FailureKind { .unavailable }

    init(_ what: String) {
        description = "\(what) cannot be watched: \(Errno.last)"
    }
}
