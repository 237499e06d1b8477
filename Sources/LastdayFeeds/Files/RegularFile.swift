import Foundation
import Glibc
import LastdayRules

/// A file of a feed, opened without waiting: a pipe that nobody writes to, or a device, would hold up whoever reads it.
enum RegularFile {
    /// Opens the file at that path.
    ///
    /// A pipe without a name is as good, as a shell's `<(…)` gives one: somebody is at its other end.
    ///
    /// - Throws: ``UnreadableFeed``.
    static func open(_ path: String) throws(UnreadableFeed) -> FileHandle {
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
        guard file >= 0 else { throw unreadable(path, errno) }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        var status = stat()
        guard fstat(file, &status) == 0 else { throw unreadable(path, errno) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw unreadable(path, EISDIR)
        case S_IFIFO where isWithoutName(file): break
        default: throw notAFile(path)
        }
        // What is read is waited for, now that it is known to come.
        guard fcntl(file, F_SETFL, 0) == 0 else { throw unreadable(path, errno) }
        return handle
    }

    private static func isWithoutName(_ pipe: Int32) -> Bool {
        let name = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\(pipe)")
        return name?.hasPrefix("pipe:") == true
    }

    private static func notAFile(_ path: String) -> UnreadableFeed {
        UnreadableFeed(
            "\(printable(path)): is a pipe or a device; save its output to a file first"
        )
    }

    private static func unreadable(_ path: String, _ error: Int32) -> UnreadableFeed {
        let shown = printable(path)
        return switch error {
        case EACCES, EPERM: UnreadableFeed("\(shown): no permission to read it", kind: .notPermitted)
        case ENOENT, ENOTDIR: UnreadableFeed("\(shown): no such file or folder", kind: .missing)
        case EISDIR: UnreadableFeed("\(shown): is a folder; name a file in it")
        // A socket, or a device that is not there.
        case ENXIO, ENODEV: notAFile(path)
        default: UnreadableFeed("\(shown): cannot be read (\(String(cString: strerror(error))))")
        }
    }
}
