import Glibc
public import LastdayMessages
public import LastdayRules

/// An export that could not be written; nothing is left of it.
public struct UnwritableExport: Explained, Equatable {
    /// What sort of trouble it is.
    public let kind: FailureKind
    /// What is wrong, where, and what to do.
    public let description: String

    /// The system's error at that path.
    init(_ path: String, _ error: Int32) {
        let place = printable(path)
        switch error {
        case EEXIST, ENOTEMPTY:
            kind = .badData
            description = "there is something at \(place) already; nothing was written, choose another name"
        case EACCES, EPERM, EROFS:
            kind = .notPermitted
            description = "\(place): this user may not write there"
        default:
            kind = .unavailable
            description = "\(place): cannot be written (\(String(cString: strerror(error))))"
        }
    }
}
