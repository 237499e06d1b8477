import Glibc
import LastdayRules
import Synchronization

/// That one process tells a target a store's audit, and no other at the same time; each target has a turn of its own.
final class TellingLocks: Sendable {
    private let path: String
    private let locks = Mutex<[AuditTarget: TellingLock]>([:])

    /// The locks on that file, which is there when one is first asked for.
    init(on path: String) { self.path = path }

    /// Does something with the target's lock; if that throws, the lock is kept until the next time.
    ///
    /// - Returns: What the body returns; nil, at once, if somebody else has it.
    /// - Throws: ``LastdayRules/StoreFailure``, or what the body throws.
    func whileHeld<Value: Sendable>(for target: AuditTarget, _ body: () throws -> Value) throws -> Value? {
        let lock = locks.withLock { locks in
            let lock = locks[target] ?? TellingLock(on: path, of: target)
            locks[target] = lock
            return lock
        }
        return try lock.whileHeld(body)
    }
}

/// The turn to tell one target.
///
/// A lock of the open file (fcntl(2), "Open file description locks"), on a byte of the target's own before the one of the
/// daemon that serves the store. The file stays open as long as the store: closing it drops the locks that SQLite has on it.
private final class TellingLock: Sendable {
    private let path: String
    private let byte: off_t
    /// The file, opened when it is first needed; whoever has the mutex is the one who tells in this process.
    private let file = Mutex<Int32>(-1)

    init(on path: String, of target: AuditTarget) {
        self.path = path
        byte = Self.byte(of: target)
    }

    deinit { file.withLock { if $0 >= 0 { close($0) } } }

    /// The byte before the daemon's is the journal's, as it was when there were no other targets.
    ///
    /// Two other targets whose names have one hash (FNV-1a) wait for each other, which costs time and nothing else.
    private static func byte(of target: AuditTarget) -> off_t {
        let journals: off_t = (1 << 62) - 1
        guard target != .journal else { return journals }
        let hash = target.description.utf8.reduce(0x811c_9dc5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
        return journals - 1 - off_t(hash)
    }

    /// Does something with the lock; where that throws, the lock is kept until the next time.
    ///
    /// - Returns: What the body returns; nil, at once, where somebody else has it.
    /// - Throws: ``LastdayRules/StoreFailure``, or what the body throws.
    func whileHeld<Value: Sendable>(_ body: () throws -> Value) throws -> Value? {
        let value = try file.withLockIfAvailable { file -> Value? in
            if file < 0 { file = open(path, O_RDWR | O_CLOEXEC) }
            guard file >= 0 else { throw StoreFailure(path, errno) }
            guard try set(F_WRLCK, on: file) else { return nil }
            let value = try body()
            _ = try set(F_UNLCK, on: file)
            return value
        }
        return value ?? nil
    }

    /// Takes the lock or gives it back; false where somebody else has it.
    private func set(_ kind: Int32, on file: Int32) throws -> Bool {
        var lock = flock(
            l_type: Int16(kind),
            l_whence: Int16(SEEK_SET),
            l_start: byte,
            l_len: 1,
            l_pid: 0
        )
        guard fcntl(file, FileLock.setCommand, &lock) != 0 else { return true }
        guard errno == EAGAIN || errno == EACCES else { throw StoreFailure(path, errno) }
        return false
    }
}
