import Glibc
public import LastdayCore
import LastdaySystem
import SystemPackage

/// A complete and verified copy of a store as of one instant, which can be moved anywhere.
public struct Backup: Sendable {
    /// The backup's name in the folder.
    public let name: BackupName
    /// The backup's path.
    public let path: String
    /// The number of the last entry of the backup's audit; 0 if there is none.
    public let last: Int64
    /// The older backups that were removed, oldest first.
    public let removed: [BackupName]

    /// A step in making or restoring a backup.
    public enum Step {
        /// Copying: how much has been copied, and of how much.
        case copying(Int, of: Int)
        /// The copy is being checked.
        case lookingOver
    }

    /// Makes a backup in a folder, while other processes go on using the store.
    ///
    /// The backup is written under another name, checked from end to end, and put in place once it is on the
    /// disk.
    ///
    /// - Parameters:
    ///   - store: The store to back up.
    ///   - folder: An existing folder; a missing one may mean that a disk is not mounted.
    ///   - instant: When the backup is made, for its name.
    ///   - count: How many backups of this store to leave in the folder, including this one; nil for all.
    ///   - progress: Called now and then with the current step.
    /// - Returns: The backup, which is on the disk.
    /// - Throws: ``BackupFailure`` or ``LastdayCore/StoreFailure``. The new backup is not there then, and all
    ///   older ones are, except after ``BackupFailure/olderNotRemoved(path:detail:)``.
    public static func make(
        of store: any Store,
        in folder: String,
        at instant: Instant,
        keeping count: Int? = nil,
        progress: (Step) -> Void = { _ in }
    ) throws -> Backup {
        guard (try? Stat(folder))?.type == .directory else {
            throw BackupFailure.noFolder(folder)
        }
        let store = try Stores.inFiles(store)
        return try BackupFailure.making(in: folder) {
            let draft = try DraftFolder(".lastday-backup.partial", in: folder)
            let name = BackupName(at: instant, ending: type(of: store).ending)
            let path = "\(folder)/\(name)"
            guard access(path, F_OK) != 0 else { throw StoreFailure.exists(path) }
            let copy = "\(draft.path)/\(name)"
            let end = try store.copyWhole(to: copy) { progress(.copying($0, of: $1)) }
            progress(.lookingOver)
            try lookOver(copy, endingWith: end, named: path)
            try place(copy, of: type(of: store), at: path)
            return try BackupFailure.removing(after: path) {
                let removed = try count.map { try Backups(of: store, in: folder).remove(after: $0) } ?? []
                return Backup(name: name, path: path, last: end.last, removed: removed)
            }
        }
    }

    /// Opens the copy as a store, and checks it for damage and that its audit ends as the store's did.
    private static func lookOver(_ copy: String, endingWith end: AuditEnd, named path: String) throws {
        let store = try Stores.open(at: copy)
        var faults = try store.faults()
        if try !store.read({ try $0.endsAudit(with: end) }) {
            faults.append("its audit does not end as the store's does")
        }
        try store.close()
        guard faults.isEmpty else { throw BackupFailure.damaged(path, details: faults) }
    }

    /// Puts the files of the copy in the folder; the one that bears its name comes last.
    private static func place(_ copy: String, of kind: any FileStore.Type, at path: String) throws {
        try kind.finishCopy(at: copy)
        let files = [(kind.companion(of: copy), kind.companion(of: path)), (copy, path)]
        for (from, to) in files where access(from, F_OK) == 0 {
            let file = try DiskFile(from, .readOnly)
            try file.setPermissions(.ownerReadWrite)
            try file.sync()
            try ReplacingFile<StoreFailure>.put(from, at: to)
        }
    }
}

extension RecordReader {
    /// Returns whether the last entry of the audit is the given one.
    fileprivate func endsAudit(with end: AuditEnd) throws -> Bool {
        guard end.last > 0 else { return try audit(AuditSelection(limit: 1)).isEmpty }
        let entries = try audit(AuditSelection(after: end.last - 1, limit: 2))
        return entries.count == 1 && entries[0].link == end.link
    }
}
