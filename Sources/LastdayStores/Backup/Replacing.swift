import GRDB
import Glibc
import LastdayCore
import LastdaySystem
import SystemPackage

extension SQLiteStore {
    /// Puts a file in this store's place while no other process can write; a waiting writer finds another
    /// file there.
    func replace(by new: String, aside: String, losingUpTo known: Int64, endingAt last: Int64) throws {
        // As much of the log as possible goes into the file, so that the replaced store is a single file.
        _ = try? queue.inDatabase { try $0.checkpoint(.truncate) }
        try inOneTransaction { db in
            guard try SQLiteAuditChain.lastEntry(db).sequence <= known else {
                throw BackupFailure.changedMeanwhile(place)
            }
            try Self.replace(place, by: new, aside: aside, endingAt: last)
            return false
        }
        try close()
        if isEmptyFile(aside + "-wal") { for beside in ["-wal", "-shm"] { unlink(aside + beside) } }
    }

    /// Puts a file in the place of another one and of the files that SQLite has beside it.
    ///
    /// For a moment there is no store: a new file must never be found beside an old log.
    static func replace(_ place: String, by new: String, aside: String, endingAt last: Int64) throws {
        try takeOver(new, from: place)
        for ending in ["", "-wal", "-shm"] { try move(place + ending, to: aside + ending) }
        try ReplacingFile<StoreFailure>.put(new, at: place)
    }
}

extension JSONStore {
    /// Puts a file and its audit in this store's place while no other process can write.
    func replace(by new: String, aside: String, losingUpTo known: Int64, endingAt last: Int64) throws {
        try withLock {
            guard try Restoring.last(of: self) <= known else {
                throw BackupFailure.changedMeanwhile(place)
            }
            try Self.exchange(file, by: new, aside: aside, endingAt: last)
        }
    }

    /// Puts a file and its audit in a place where no readable store is.
    static func replace(_ place: String, by new: String, aside: String, endingAt last: Int64) throws {
        let model = access(place, F_OK) == 0 ? place : new
        let lock = try WritingLock(lockFile(of: place), as: model, patience: 10)
        try withExtendedLifetime(lock) { try exchange(place, by: new, aside: aside, endingAt: last) }
    }

    /// Puts a file and its audit in the place of others; the caller holds the write lock.
    ///
    /// Each audit moves before its file: an old file found beside a longer audit would be completed from it.
    private static func exchange(_ place: String, by new: String, aside: String, endingAt last: Int64) throws
    {
        let (audit, newAudit) = (auditPath(of: place), auditPath(of: new))
        try takeOver(new, from: place)
        if access(newAudit, F_OK) == 0 { try takeOver(newAudit, from: place) }
        try move(audit, to: auditPath(of: aside))
        try move(place, to: aside)
        if access(newAudit, F_OK) == 0 { try ReplacingFile<StoreFailure>.put(newAudit, at: audit) }
        try ReplacingFile<StoreFailure>.put(new, at: place)
        // No target can have received entries that are not there.
        let marks = try DeliveryMarksFile(in: JSONStore(openingAt: place))
        try marks.move(to: marks.all.limited(to: last))
    }
}

/// Gives a new file the owner and mode of the file that it replaces, and waits for the disk.
///
/// If it replaces none, it gets the owner of the folder, as far as the system allows, and the mode of a new
/// store.
private func takeOver(_ new: String, from place: String) throws {
    let file = try DiskFile(new, .readWrite)
    if access(place, F_OK) == 0 {
        try file.belong(as: place)
    } else {
        let above: Stat
        do throws(Errno) {
            above = try Stat(folder(of: place))
        } catch {
            throw StoreFailure(place, error)
        }
        file.belong(asFarAsAllowed: above)
        try file.setPermissions([.ownerReadWrite, .groupReadWrite])
    }
    try file.sync()
}

private func move(_ path: String, to aside: String) throws {
    guard rename(path, aside) == 0 || errno == ENOENT else { throw StoreFailure(path, .last) }
}

private func isEmptyFile(_ path: String) -> Bool { (try? Stat(path))?.size == 0 }
