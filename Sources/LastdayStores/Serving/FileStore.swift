import Glibc
import LastdayCore
import LastdaySystem

/// A store in files of its own: how it is served, backed up and put back.
protocol FileStore: StoreDriver {
    /// How the name of such a store's backup ends.
    static var ending: String { get }

    /// The file on which the daemon that serves the store at that place has its lock.
    static func lockFile(at place: String) -> String

    /// The file that belongs to the store at that path and lies beside it, if there is one.
    static func companion(of path: String) -> String

    /// Makes a copy that nobody uses ready to be carried anywhere: a file, and its companion where it has one.
    static func finishCopy(at path: String) throws

    /// How the audit of the backup at that path ends, whose file begins so; nil if it is no backup, or has no audit to know
    /// it by, or is in use.
    static func backupEnd(_ head: [UInt8], at path: String) -> AuditEnd?

    /// Puts a file, with its companion, in the place of a store that cannot be opened, or if there is none.
    static func replace(_ place: String, by new: String, aside: String, endingAt last: Int64) throws

    /// The files that somebody who writes to the store writes or replaces.
    var writtenFiles: [String] { get }

    /// Copies one state of the store to that path, and what belongs to it beside; the disk has it then.
    ///
    /// - Returns: How its audit ends; entry 0 if there is none.
    /// - Throws: `DatabaseError` or ``LastdayCore/StoreFailure``.
    func copyWhole(to path: String, progress: (Int, Int) -> Void) throws -> AuditEnd

    /// Puts a file, whose audit ends with that entry, in this store's place while nobody else can write.
    ///
    /// - Throws: ``BackupFailure`` if the store has entries after the last known one, or ``LastdayCore/StoreFailure``.
    func replace(by new: String, aside: String, losingUpTo known: Int64, endingAt last: Int64) throws
}

extension FileStore {
    /// The file on which the daemon that serves the store has its lock.
    var lockFile: String { Self.lockFile(at: place) }

    static func address(of place: String) -> StoreAddress {
        let file = resolvingLinks(place)
        return StoreAddress(name: file, file: file)
    }

    /// The file, behind links.
    public var address: StoreAddress { Self.address(of: place) }

    static func exists(at place: String) -> Bool { access(place, F_OK) == 0 }

    static func isServed(at place: String) -> Bool { FileLease.isHeld(on: lockFile(at: place)) }

    static func lease(at place: String) throws -> any StoreLease {
        try FileLease(on: lockFile(at: place), of: place)
    }

    /// Takes the lock.
    public func lease() throws -> any StoreLease { try FileLease(on: lockFile, of: place) }

    /// Whoever has the lock, whom the system does not name.
    public func leaseHolder() throws -> LeaseHolder? {
        FileLease.isHeldOnOpenStore(lockFile) ? LeaseHolder("another lastdayd") : nil
    }

    /// What happens to the files.
    public func changeSignal() throws -> any ChangeSignal { try FileChanges(to: writtenFiles) }

    /// What the file system has left (statvfs(3)).
    public func room() -> StoreRoom {
        FileSystem.room(at: place).map { .free($0) } ?? .notWritable
    }
}
