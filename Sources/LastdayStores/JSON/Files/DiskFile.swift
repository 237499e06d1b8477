import Glibc
import LastdayRules

/// An open file, closed when nobody needs it any more.
final class DiskFile {
    let path: String
    let descriptor: Int32

    /// Opens the file at that path.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``.
    init(_ path: String, _ flags: Int32, mode: mode_t = 0o660) throws(StoreFailure) {
        self.path = path
        descriptor = open(path, flags | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw StoreFailure(path, errno) }
    }

    deinit { close(descriptor) }

    /// The whole of it, and which state of the file that is.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``.
    static func whole(at path: String) throws(StoreFailure) -> (text: [UInt8], identity: FileIdentity) {
        var before: [UInt8]?
        while true {
            // A pipe would be waited for.
            let file = try DiskFile(path, O_RDONLY | O_NONBLOCK)
            guard try file.isFile else { throw .damaged(path, detail: "it is not a file") }
            let identity = try FileIdentity(of: file.descriptor, at: path)
            let text = try file.read(from: 0, count: try file.size())
            // Whoever wrote to it meanwhile may have been half done; where it was only touched, it reads the same again.
            if try FileIdentity(of: file.descriptor, at: path) == identity || text == before {
                return (text, identity)
            }
            before = text
        }
    }

    private var isFile: Bool {
        get throws(StoreFailure) {
            var status = stat()
            guard fstat(descriptor, &status) == 0 else { throw StoreFailure(path, errno) }
            return status.st_mode & S_IFMT == S_IFREG
        }
    }

    func size() throws(StoreFailure) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw StoreFailure(path, errno) }
        return Int(status.st_size)
    }

    /// So many bytes from that one on; fewer where the file ends.
    func read(from offset: Int, count: Int) throws(StoreFailure) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
            length = 0
            while length < count {
                let got = pread(
                    descriptor,
                    buffer.baseAddress.map { $0 + length },
                    count - length,
                    off_t(offset + length)
                )
                if got < 0, errno == EINTR { continue }
                guard got > 0 else {
                    failure = got < 0 ? errno : 0
                    return
                }
                length += got
            }
        }
        guard failure == 0 else { throw StoreFailure(path, failure) }
        return bytes
    }

    /// Writes these bytes from that one on.
    func write(_ bytes: [UInt8], at offset: Int) throws(StoreFailure) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                pwrite(
                    descriptor,
                    $0.baseAddress.map { $0 + written },
                    $0.count - written,
                    off_t(offset + written)
                )
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw StoreFailure(path, errno) }
            written += count
        }
    }

    /// Cuts or fills the file to that length.
    func resize(to size: Int) throws(StoreFailure) {
        guard ftruncate(descriptor, off_t(size)) == 0 else { throw StoreFailure(path, errno) }
    }

    /// Waits until the disk has it.
    func sync() throws(StoreFailure) {
        guard fsync(descriptor) == 0 else { throw StoreFailure(path, errno) }
    }

    /// Gives the file the owner, group and mode of another one.
    ///
    /// Only root may give a file away: where somebody else may write the store by its group, the group and the mode
    /// are kept, and the owner is whoever wrote last.
    func belong(as other: String) throws(StoreFailure) {
        var status = stat()
        guard stat(other, &status) == 0 else { throw StoreFailure(other, errno) }
        if fchown(descriptor, status.st_uid, status.st_gid) != 0 {
            guard fchown(descriptor, .max, status.st_gid) == 0 || errno == EPERM else {
                throw StoreFailure(path, errno)
            }
        }
        guard fchmod(descriptor, status.st_mode & 0o7777) == 0 else { throw StoreFailure(path, errno) }
    }
}

/// The folder of a file.
func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
}

/// Waits until the disk knows the names in the folder of that file.
func syncFolder(of path: String) throws(StoreFailure) {
    try DiskFile(folder(of: path), O_RDONLY | O_DIRECTORY).sync()
}
