import Glibc
public import LastdayCore
import LastdaySystem
import SystemPackage

/// A whole, looked-over copy of a store as it was at one instant, which anybody may carry elsewhere.
public struct Backup: Sendable {
    /// Its name in the folder.
    public let name: BackupName
    /// Where it is.
    public let path: String
    /// The last entry of its audit; 0 if there is none.
    public let last: Int64
    /// The older ones that were removed, the oldest first.
    public let removed: [BackupName]

    /// What is being done for a backup, or to put one back.
    public enum Step {
        /// So much has been copied, of so much.
        case copying(Int, of: Int)
        /// The copy is looked over, which takes as long as that does.
        case lookingOver
    }

    /// Makes a backup in that folder, while others go on with the store.
    ///
    /// It is written under another name, looked over from end to end, and put in place once the disk has it.
    ///
    /// - Parameters:
    ///   - store: The store.
    ///   - folder: Where to; it has to be there, for a disk that is not mounted is no place for it.
    ///   - instant: When it is made, for its name.
    ///   - count: How many of its own to keep in the folder, this one included; nil: all.
    ///   - progress: Told now and then how far it is.
    /// - Returns: The backup, which the disk has.
    /// - Throws: ``BackupFailure`` or ``LastdayCore/StoreFailure``; nothing is left of it, and no older one is gone.
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
            let removed = try count.map { try Backups(of: store, in: folder).remove(after: $0) } ?? []
            return Backup(name: name, path: path, last: end.last, removed: removed)
        }
    }

    /// Opens the copy as a store, and looks for damage, and whether its audit ends as the store's did.
    private static func lookOver(_ copy: String, endingWith end: AuditEnd, named path: String) throws {
        let store = try Stores.open(at: copy)
        var faults = try store.faults()
        if try !store.read({ try $0.endsAudit(with: end) }) {
            faults.append("its audit does not end as the store's does")
        }
        try store.close()
        guard faults.isEmpty else { throw BackupFailure.damaged(path, details: faults) }
    }

    /// Puts the copy's files in the folder; the one by whose name it is known comes last.
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
    /// Whether that is the last entry of the audit.
    fileprivate func endsAudit(with end: AuditEnd) throws -> Bool {
        guard end.last > 0 else { return try audit(AuditSelection(limit: 1)).isEmpty }
        let entries = try audit(AuditSelection(after: end.last - 1, limit: 2))
        return entries.count == 1 && entries[0].link == end.link
    }
}
