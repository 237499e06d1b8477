import LastdayMessages
import LastdayHashing
import LastdayCore
import LastdaySystem
import Synchronization
import SystemPackage

/// The locks that let one process at a time deliver a store's audit to a target; each target has its own.
final class DeliveryLocks: Sendable {
    private let path: String
    private let locks = Mutex<[DeliveryLock]>([])

    /// Creates the locks on a file, which must exist once the first one is taken.
    init(on path: String) { self.path = path }

    /// Runs the body while holding the target's lock.
    ///
    /// If the body throws, the lock stays held until the next call.
    ///
    /// - Returns: What the body returns; nil, immediately, if the lock is held elsewhere.
    /// - Throws: ``LastdayCore/StoreFailure``, or what the body throws.
    func whileHeld<Value: Sendable>(for target: AuditTarget, _ body: () throws -> Value) throws -> Value? {
        let lock = locks.withLock { locks in
            if let known = locks.first(where: { $0.target == target }) { return known }
            let lock = DeliveryLock(on: path, of: target)
            locks.append(lock)
            return lock
        }
        return try lock.whileHeld(body)
    }
}

/// The lock for delivering to one target.
///
/// It is a lock of the open file (fcntl(2), "Open file description locks"), on a byte of the target's own
/// before the byte of the daemon that serves the store. The file stays open as long as the store: closing it
/// would drop SQLite's locks on it.
private final class DeliveryLock: Sendable {
    let target: AuditTarget
    private let path: String
    private let byte: Int64
    /// The file, opened when it is first needed; the holder of the mutex is the one that delivers in this
    /// process.
    private let file = Mutex<DiskFile?>(nil)

    init(on path: String, of target: AuditTarget) {
        (self.path, self.target) = (path, target)
        byte = Self.byte(of: target)
    }

    /// Returns a target's byte: the journal's is the one before the daemon's, as when there were no other
    /// targets.
    ///
    /// Other targets whose names have the same hash wait for each other, which costs time and nothing else.
    private static func byte(of target: AuditTarget) -> Int64 {
        let journals: Int64 = (1 << 62) - 1
        guard target != .journal else { return journals }
        return journals - 1 - Int64(FNV1a.hash(target.description.utf8) >> 32)
    }

    /// Runs the body while holding the lock.
    ///
    /// If the body throws, the lock stays held until the next call.
    ///
    /// - Returns: What the body returns; nil, immediately, if the lock is held elsewhere.
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
