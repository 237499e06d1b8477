public import LastdayMessages
public import LastdayCore
import LastdaySystem
package import SystemPackage

/// An export that could not be written; nothing of it remains.
public struct UnwritableExport: Explained, Equatable {
    /// The kind of failure.
    public let kind: FailureKind
    /// The message: what is wrong, where, and what to do.
    public let description: String
}

extension UnwritableExport: SystemError {
    /// Creates the failure for the system's error at a path.
    package init(_ path: String, _ error: Errno) {
        let place = printable(path)
        switch error {
        case .fileExists, .directoryNotEmpty:
            kind = .badData
            description = "\(place) already exists; nothing was written, choose another name"
        case .permissionDenied, .notPermitted, .readOnlyFileSystem:
            kind = .notPermitted
            description = "\(place): no permission to write there"
        default:
            kind = .unavailable
            description = "\(place): cannot be written (\(error))"
        }
    }
}
