import Glibc
import LastdayRules

/// That only one daemon serves a store in a file: a lock which the system takes off when the process ends, however it ends.
///
/// It belongs to the open file (fcntl(2), "Open file description locks"), so others can ask for it without taking it,
/// and it lies on a byte behind all that SQLite locks. The file stays open for the life of the process, because
/// closing it would drop SQLite's own locks.
final class FileLease: StoreLease {
    private let file: Int32

    /// Takes the lock on that file; the store need not be one that can be opened.
    ///
    /// - Throws: ``LastdayRules/StoreIsServed`` if another daemon has it, or ``LastdayRules/StoreFailure``.
    init(on path: String, of place: String) throws {
        file = open(path, O_RDWR | O_CLOEXEC)
        guard file >= 0 else {
            throw errno == EACCES ? StoreFailure.notPermitted(path) : StoreFailure.missing(path)
        }
        var lock = Self.lock(F_WRLCK)
        guard fcntl(file, FileLock.setCommand, &lock) == 0 else {
            close(file)
            throw StoreIsServed(path: place)
        }
    }

    func release() {
        var lock = Self.lock(F_UNLCK)
        _ = fcntl(file, FileLock.setCommand, &lock)
    }

    /// Whether a daemon has the lock.
    ///
    /// - Precondition: This process has not opened the store: closing the file would drop SQLite's locks on it.
    static func isHeld(on path: String) -> Bool {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        defer { if file >= 0 { close(file) } }
        return isHeld(file)
    }

    /// Whether a daemon has the lock of a store that this process has open.
    ///
    /// The file that is asked stays open for the life of the process, for closing it would drop SQLite's locks.
    static func isHeldOnOpenStore(_ path: String) -> Bool { isHeld(open(path, O_RDONLY | O_CLOEXEC)) }

    private static func isHeld(_ file: Int32) -> Bool {
        var lock = lock(F_WRLCK)
        return file >= 0 && fcntl(file, getCommand, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
    }

    // F_OFD_GETLK of the kernel's asm-generic/fcntl.h, which Glibc does not export.
    private static let getCommand: Int32 = 36

    /// A lock on one byte far behind the end of any store.
    private static func lock(_ kind: Int32) -> flock {
        flock(l_type: Int16(kind), l_whence: Int16(SEEK_SET), l_start: 1 << 62, l_len: 1, l_pid: 0)
    }
}
