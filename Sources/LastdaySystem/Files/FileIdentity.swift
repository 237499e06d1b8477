import CLinux
import Glibc
package import SystemPackage

/// An identity for one state of a file, known without reading it: which file it is, its size and when it was
/// written.
package struct FileIdentity: Equatable, Sendable {
    private let device: UInt64
    private let file: UInt64
    private let size: Int64
    private let seconds: Int
    private let nanoseconds: Int

    /// Creates the identity from a status that the system has just returned.
    package init(_ status: Stat) {
        device = UInt64(status.rawValue.st_dev)
        file = UInt64(status.rawValue.st_ino)
        size = status.size
        seconds = status.st_mtim.tv_sec
        nanoseconds = status.st_mtim.tv_nsec
    }

    /// Returns whether it is the same file, in whatever state.
    package func isSameFile(as other: FileIdentity) -> Bool { device == other.device && file == other.file }
}
