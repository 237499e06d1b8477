import GRDB
import Glibc
import LastdayRules

extension SQLiteStore {
    /// Puts a file in this store's place while nobody else can write; whoever waits to write finds another file there.
    func replace(by new: String, aside: String, losingUpTo known: Int64, endingAt last: Int64) throws {
        // As much of the log as can be goes into the file, so that what is kept aside is one.
        _ = try? queue.inDatabase { try $0.checkpoint(.truncate) }
        try inOneTransaction { db in
            guard try SQLiteLinking.lastEntry(db).sequence <= known else {
                throw BackupFailure.changedMeanwhile(place)
            }
            try Self.replace(place, by: new, aside: aside, endingAt: last)
            return false
        }
        try close()
        if isEmptyFile(aside + "-wal") { for beside in ["-wal", "-shm"] { unlink(aside + beside) } }
    }

    /// Puts a file in the place of another one and of what SQLite keeps beside it.
    ///
    /// Between the two there is no store: a new file must never be found beside an old log.
    static func replace(_ place: String, by new: String, aside: String, endingAt last: Int64) throws {
        try takeOver(new, from: place)
        for ending in ["", "-wal", "-shm"] { try move(place + ending, to: aside + ending) }
        try ReplacingFile.put(new, at: place)
    }
}

extension JSONStore {
    /// Puts a file and its audit in this store's place while nobody else can write.
    func replace(by new: String, aside: String, losingUpTo known: Int64, endingAt last: Int64) throws {
        try withLock {
            guard try Restoring.last(of: self) <= known else {
                throw BackupFailure.changedMeanwhile(place)
            }
            try Self.exchange(file, by: new, aside: aside, endingAt: last)
        }
    }

    /// Puts a file and its audit in the place of what is no store.
    static func replace(_ place: String, by new: String, aside: String, endingAt last: Int64) throws {
        let model = access(place, F_OK) == 0 ? place : new
        let lock = try FileLock(lockFile(of: place), as: model, patience: 10)
        try withExtendedLifetime(lock) { try exchange(place, by: new, aside: aside, endingAt: last) }
    }

    /// Puts a file and its audit in the place of others; with the right to write.
    ///
    /// The audits change before the files do: an old file beside a longer audit would be made up for from that.
    private static func exchange(_ place: String, by new: String, aside: String, endingAt last: Int64) throws
    {
        let (audit, newAudit) = (auditPath(of: place), auditPath(of: new))
        try takeOver(new, from: place)
        if access(newAudit, F_OK) == 0 { try takeOver(newAudit, from: place) }
        try move(audit, to: auditPath(of: aside))
        try move(place, to: aside)
        if access(newAudit, F_OK) == 0 { try ReplacingFile.put(newAudit, at: audit) }
        try ReplacingFile.put(new, at: place)
        // Nobody has been told of entries that are not there.
        let marks = try ToldMarks(in: JSONStore(openingAt: place))
        try marks.move(to: marks.all.limited(to: last))
    }
}

/// Gives a new file the owner and the mode of the one that it replaces, or of a store that is made there; the disk has it.
private func takeOver(_ new: String, from place: String) throws {
    let file = try DiskFile(new, O_RDWR)
    if access(place, F_OK) == 0 {
        try file.belong(as: place)
    } else {
        var status = stat()
        guard stat(folder(of: place), &status) == 0 else { throw StoreFailure(place, errno) }
        // Only root may give a file away.
        if fchown(file.descriptor, status.st_uid, status.st_gid) != 0 {
            fchown(file.descriptor, .max, status.st_gid)
        }
        guard fchmod(file.descriptor, 0o660) == 0 else { throw StoreFailure(new, errno) }
    }
    try file.sync()
}

private func move(_ path: String, to aside: String) throws {
    guard rename(path, aside) == 0 || errno == ENOENT else { throw StoreFailure(path, errno) }
}

private func isEmptyFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_size == 0
}
