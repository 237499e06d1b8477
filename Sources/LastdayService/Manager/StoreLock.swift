import Glibc
public import LastdayMessages
public import LastdayRules

/// That only one daemon serves a store: a lock on the store's file, which the system takes off when the process
/// ends, however it ends.
///
/// It belongs to the open file (fcntl(2), "Open file description locks"), so others can ask for it without taking it,
/// and it lies on a byte behind all that SQLite locks. The file stays open for the life of the process, because
/// closing it would drop SQLite's own locks.
public final class StoreLock: Sendable {
    private let file: Int32

    /// Takes the lock.
    ///
    /// - Throws: ``StoreIsServed`` where another daemon has it, or ``LastdayRules/StoreFailure``.
    convenience init(on store: any Store) throws { try self.init(file: store.lockFile, of: store.place) }

    /// Takes the lock that lies on that file, so that no daemon begins to serve the store meanwhile; the store need not be
    /// one that can be opened.
    ///
    /// - Throws: As the other form.
    public init(file path: String, of place: String) throws {
        file = open(path, O_RDWR | O_CLOEXEC)
        guard file >= 0 else {
            throw errno == EACCES ? StoreFailure.notPermitted(path) : StoreFailure.missing(path)
        }
        var lock = Self.lock
        guard fcntl(file, Self.setCommand, &lock) == 0 else {
            close(file)
            throw StoreIsServed(path: place)
        }
    }

    /// Whether a daemon has the lock.
    ///
    /// - Precondition: This process has not opened the store: closing the file would drop SQLite's locks on it.
    static func isHeld(on path: String) -> Bool {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        var lock = Self.lock
        return fcntl(file, Self.getCommand, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
    }

    /// Whether a daemon has the lock of a store that this process has open.
    ///
    /// The file that is asked stays open for the life of the process, for closing it would drop SQLite's locks.
    static func isHeld(on store: any Store) -> Bool {
        let file = open(store.lockFile, O_RDONLY | O_CLOEXEC)
        var lock = Self.lock
        return file >= 0 && fcntl(file, Self.getCommand, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
    }

    // F_OFD_GETLK and F_OFD_SETLK of the kernel's asm-generic/fcntl.h, which Glibc does not export.
    private static let getCommand: Int32 = 36
    private static let setCommand: Int32 = 37

    /// A write lock on one byte far behind the end of any store.
    private static var lock: flock {
        flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 1 << 62, l_len: 1, l_pid: 0)
    }
}

/// Another daemon serves the store.
public struct StoreIsServed: Explained {
    /// Where the store is.
    public let path: String
    /// It may end.
    public var kind: FailureKind { .busy }
    /// Which store, and where to look.
    public var description: String {
        "another lastdayd serves the store \(path) already; see: systemctl status lastdayd"
    }
}
