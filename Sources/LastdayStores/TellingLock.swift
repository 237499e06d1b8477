import Glibc
import LastdayRules
import Synchronization

/// That one process tells the journal a store's audit, and no other at the same time.
///
/// A lock of the open file (fcntl(2), "Open file description locks"), on the byte before the one of the daemon that
/// serves the store. The file stays open as long as the store: closing it drops the locks that SQLite has on it.
final class TellingLock: Sendable {
    private let path: String
    /// The file, opened when it is first needed; whoever has the mutex is the one who tells in this process.
    private let file = Mutex<Int32>(-1)

    /// The lock on that file, which is there when it is first asked for.
    init(on path: String) { self.path = path }

    deinit { file.withLock { if $0 >= 0 { close($0) } } }

    /// Does something with the lock; where that throws, the lock is kept until the next time.
    ///
    /// - Returns: What the body returns; nil, at once, where somebody else has it.
    /// - Throws: ``LastdayRules/StoreFailure``, or what the body throws.
    func whileHeld<Value: Sendable>(_ body: () throws -> Value) throws -> Value? {
        let value = try file.withLockIfAvailable { file -> Value? in
            if file < 0 { file = open(path, O_RDWR | O_CLOEXEC) }
            guard file >= 0 else { throw StoreFailure(path, errno) }
            guard try Self.set(F_WRLCK, on: file, at: path) else { return nil }
            let value = try body()
            _ = try Self.set(F_UNLCK, on: file, at: path)
            return value
        }
        return value ?? nil
    }

    /// Takes the lock or gives it back; false where somebody else has it.
    private static func set(_ kind: Int32, on file: Int32, at path: String) throws -> Bool {
        var lock = flock(
            l_type: Int16(kind),
            l_whence: Int16(SEEK_SET),
            l_start: (1 << 62) - 1,
            l_len: 1,
            l_pid: 0
        )
        guard fcntl(file, FileLock.setCommand, &lock) != 0 else { return true }
        guard errno == EAGAIN || errno == EACCES else { throw StoreFailure(path, errno) }
        return false
    }
}
