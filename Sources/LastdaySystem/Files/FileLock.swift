import Glibc
import LastdayRules

/// The right to write a store, which one process has at a time; it ends with the process, however that ends.
///
/// A lock of the open file (fcntl(2), "Open file description locks") on its first byte; the daemon that serves the
/// store has another one, far behind.
final class FileLock {
    /// The locked file.
    let file: DiskFile

    /// Takes the lock; waits for whoever has it.
    ///
    /// - Parameters:
    ///   - path: The file to lock, made where it is missing.
    ///   - model: The file whose owner and mode it gets then.
    ///   - patience: How long to wait, in seconds.
    /// - Throws: ``LastdayRules/StoreFailure``.
    init(_ path: String, as model: String, patience: Int) throws(StoreFailure) {
        file = try Self.file(path, as: model)
        var lock = flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 0, l_len: 1, l_pid: 0)
        var waited = 0
        // The kernel lets nobody wait for a lock for a limited time, so it is asked again and again, as SQLite does.
        while fcntl(file.descriptor, Self.setCommand, &lock) != 0 {
            guard errno == EAGAIN || errno == EACCES || errno == EINTR else {
                throw StoreFailure(path, errno)
            }
            guard waited < patience * 1_000_000 else { throw .busy(model) }
            let pause = min(1_000 + waited / 20, 10_000)
            usleep(UInt32(pause))
            waited += pause
        }
    }

    /// Opens the file, made where it is missing.
    @discardableResult
    static func file(_ path: String, as model: String) throws(StoreFailure) -> DiskFile {
        do throws(StoreFailure) {
            return try DiskFile(path, O_RDWR | O_NOFOLLOW)
        } catch .missing {
            // Made under another name, so that nobody opens it before it belongs to whom it should.
            let new = "\(path).\(getpid())"
            let file = try DiskFile(new, O_CREAT | O_EXCL | O_NOFOLLOW | O_RDWR)
            defer { unlink(new) }
            try file.belong(as: model)
            // A link does not replace what has come there meanwhile.
            guard link(new, path) == 0 || errno == EEXIST else { throw StoreFailure(path, errno) }
            return try DiskFile(path, O_RDWR | O_NOFOLLOW)
        }
    }

    // F_OFD_SETLK of the kernel's asm-generic/fcntl.h, which Glibc does not export.
    static let setCommand: Int32 = 37
}
