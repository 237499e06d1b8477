import LastdayRules
import LastdaySystem
import Synchronization
import SystemPackage

/// That one process tells the journal a store's audit, and no other at the same time.
///
/// A lock on the byte before the one of the daemon that
/// serves the store. The file stays open as long as the store: closing it drops the locks that SQLite has on it.
final class TellingLock: Sendable {
    private let path: String
    /// The file, opened when it is first needed; whoever has the mutex is the one who tells in this process.
    private let file = Mutex<DiskFile?>(nil)

    /// The lock on that file, which is there when it is first asked for.
    init(on path: String) { self.path = path }

    /// Does something with the lock; where that throws, the lock is kept until the next time.
    ///
    /// - Returns: What the body returns; nil, at once, where somebody else has it.
    /// - Throws: ``LastdayRules/StoreFailure``, or what the body throws.
    func whileHeld<Value: Sendable>(_ body: () throws -> Value) throws -> Value? {
        let value = try file.withLockIfAvailable { file -> Value? in
            let open = try file ?? DiskFile(path, .readWrite)
            file = open
            let lock = FileLock(on: open.descriptor, byte: Self.byte)
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

    private static let byte: Int64 = (1 << 62) - 1
}
