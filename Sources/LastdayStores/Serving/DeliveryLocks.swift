import LastdayMessages
import LastdayHashing
import LastdayCore
import LastdaySystem
import Synchronization
import SystemPackage

/// That one process tells a target a store's audit, and no other at the same time; each target has a turn of its own.
final class DeliveryLocks: Sendable {
    private let path: String
    private let locks = Mutex<[AuditTarget: DeliveryLock]>([:])

    /// The locks on that file, which is there when one is first asked for.
    init(on path: String) { self.path = path }

    /// Does something with the target's lock; if that throws, the lock is kept until the next time.
    ///
    /// - Returns: What the body returns; nil, at once, if somebody else has it.
    /// - Throws: ``LastdayCore/StoreFailure``, or what the body throws.
    func whileHeld<Value: Sendable>(for target: AuditTarget, _ body: () throws -> Value) throws -> Value? {
        let lock = locks.withLock { locks in
            let lock = locks[target] ?? DeliveryLock(on: path, of: target)
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
private final class DeliveryLock: Sendable {
    private let path: String
    private let byte: Int64
    /// The file, opened when it is first needed; whoever has the mutex is the one who tells in this process.
    private let file = Mutex<DiskFile?>(nil)

    init(on path: String, of target: AuditTarget) {
        self.path = path
        byte = Self.byte(of: target)
    }

    /// The byte before the daemon's is the journal's, as it was when there were no other targets.
    ///
    /// Two other targets whose names have the same hash wait for each other, which costs time and nothing else.
    private static func byte(of target: AuditTarget) -> Int64 {
        let journals: Int64 = (1 << 62) - 1
        guard target != .journal else { return journals }
        return journals - 1 - Int64(FNV1a.hash(target.description.utf8) >> 32)
    }

    /// Does something with the lock; where that throws, the lock is kept until the next time.
    ///
    /// - Returns: What the body returns; nil, at once, where somebody else has it.
    /// - Throws: ``LastdayCore/StoreFailure``, or what the body throws.
    func whileHeld<Value: Sendable>(_ body: () throws -> Value) throws -> Value? {
        let value = try file.withLockIfAvailable { file -> Value? in
            let open = try file ?? DiskFile(path, .readWrite)
            file = open
            let lock = FileLock(on: open.descriptor, byte: byte)
            guard try asking(lock.take) else { return nil }
            let value = try body()
            try asking(lock.release)
            return value
        }
        return value ?? nil
    }

    private func asking<Value>(_ call: () throws(Errno) -> Value) throws(StoreFailure) -> Value {
        do { return try call() } catch { throw StoreFailure(path, error) }
    }
}
