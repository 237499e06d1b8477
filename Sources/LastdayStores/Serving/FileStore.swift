import Glibc
import LastdayCore
import LastdaySystem

/// A store in files of its own: how it is served, backed up and restored.
protocol FileStore: StoreDriver {
    /// The ending of the names of such stores' backups, with the dot.
    static var ending: String { get }

    /// Returns the path of the file that is locked by the daemon serving the store at a place.
    static func lockFile(at place: String) -> String

    /// Returns the path of the second file of the store at a path, which lies beside it if there is one.
    static func companion(of path: String) -> String

    /// Makes a copy that is not in use fit to be moved anywhere, as one file and its companion, if any.
    static func finishCopy(at path: String) throws

    /// Returns how the audit of the backup at a path ends.
    ///
    /// - Parameters:
    ///   - head: The first bytes of the file.
    ///   - path: The path of the file.
    /// - Returns: The audit's end; nil if the file is in use, is not a backup, or has no audit to
    ///   identify it by.
    static func backupEnd(_ head: [UInt8], at path: String) -> AuditEnd?

    /// Puts a file, with its companion, in a place where there is no store, or none that can be opened.
    ///
    /// - Parameters:
    ///   - place: The place.
    ///   - new: The path of the new file.
    ///   - aside: The path to which a file at that place is moved.
    ///   - last: The last entry of the new file's audit.
    /// - Throws: ``LastdayCore/StoreFailure``.
    static func replace(_ place: String, by new: String, aside: String, endingAt last: Int64) throws

    /// The paths of the files that a process writes or replaces when it writes to the store.
    var writtenFiles: [String] { get }

    /// Copies one state of the store to a path, with a companion beside it if it has one.
    ///
    /// The copy of a SQLite store may not be on the disk yet when this returns.
    ///
    /// - Parameters:
    ///   - path: The path of the copy; nothing may be there.
    ///   - progress: Called now and then with how much has been copied, and of how much.
    /// - Returns: How the copy's audit ends; entry 0 if there is none.
    /// - Throws: `DatabaseError` or ``LastdayCore/StoreFailure``.
    func copyWhole(to path: String, progress: (Int, Int) -> Void) throws -> AuditEnd

    /// Puts a file in this store's place while no other process can write.
    ///
    /// - Parameters:
    ///   - new: The path of the new file.
    ///   - aside: The path to which this store's file is moved.
    ///   - known: The last entry of this store whose loss the user has been shown.
    ///   - last: The last entry of the new file's audit.
    /// - Throws: ``BackupFailure`` if the store has entries after the last known one, or
    ///   ``LastdayCore/StoreFailure``.
    func replace(by new: String, aside: String, losingUpTo known: Int64, endingAt last: Int64) throws
}

extension FileStore {
    /// The path of the file that is locked by the daemon serving the store.
    var lockFile: String { Self.lockFile(at: place) }

    static func address(of place: String) -> StoreAddress {
        let file = resolvingLinks(place)
        return StoreAddress(name: file, file: file)
    }

    /// The address of the store's file, without links.
    public var address: StoreAddress { Self.address(of: place) }

    static func exists(at place: String) -> Bool { access(place, F_OK) == 0 }

    static func isServed(at place: String) -> Bool { FileLease.isHeld(on: lockFile(at: place)) }

    static func lease(at place: String) throws -> any StoreLease {
        try FileLease(on: lockFile(at: place), of: place)
    }

    /// Takes the lock on the store's lock file.
    public func lease() throws -> any StoreLease { try FileLease(on: lockFile, of: place) }

    /// Returns the holder of the lock, whom the system does not identify; nil if it is free.
    public func leaseHolder() throws -> LeaseHolder? {
        FileLease.isHeldOnOpenStore(lockFile) ? LeaseHolder("another lastdayd") : nil
    }

    /// Returns a signal of changes to the store's files.
    public func changeSignal() throws -> any ChangeSignal { try FileChanges(to: writtenFiles) }

    /// Returns the free space of the file system (statvfs(3)).
    public func room() -> StoreRoom {
        FileSystem.room(at: place).map { .free($0) } ?? .notWritable
    }
}
