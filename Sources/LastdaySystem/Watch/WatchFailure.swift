package import LastdayRules
import SystemPackage

/// Why something could not be watched.
package struct WatchFailure: Failure {
    package let description: String
    package var kind: FailureKind { .unavailable }

    init(_ what: String) {
        description = "\(what) cannot be watched: \(Errno.last)"
    }
}
