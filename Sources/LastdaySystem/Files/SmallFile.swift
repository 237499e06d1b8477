import Glibc

/// A file that is read whole, though nobody knows what lies there: it is opened once, looked at, and never waited for
/// nor read beyond what such files hold.
struct SmallFile {
    /// Why it could not be had.
    enum Fault: Error {
        /// The system's error.
        case system(Int32)
        case isFolder
        /// A pipe, a device, a socket.
        case isNoFile
        case isTooLarge
    }

    /// Its bytes.
    let bytes: [UInt8]
    /// Its type and its permissions, owner and group.
    let status: stat

    /// The file at that path.
    ///
    /// - Parameters:
    ///   - path: Where it is.
    ///   - limit: The most bytes that it may hold.
    ///   - takesPipes: Whether a pipe is as good, as a shell's `<(…)` gives one: then it is waited for.
    /// - Throws: ``Fault``.
    init(at path: String, atMost limit: Int, takingPipes takesPipes: Bool = false) throws(Fault) {
        // A pipe that nobody writes to would hold up whoever opens it without O_NONBLOCK.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | (takesPipes ? 0 : O_NONBLOCK))
        guard file >= 0 else { throw .system(errno) }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .system(errno) }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .isFolder
        case S_IFIFO where takesPipes: break
        default: throw .isNoFile
        }
        var bytes: [UInt8] = []
        var portion = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(file, &portion, portion.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .system(errno) }
            if count == 0 { break }
            bytes += portion[..<count]
            guard bytes.count <= limit else { throw .isTooLarge }
        }
        self.bytes = bytes
        self.status = status
    }
}
