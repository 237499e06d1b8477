import Glibc
import LastdayCore
import LastdaySystem
import SystemPackage

/// The backups of a store in a folder.
struct Backups {
    private let folder: String
    private let store: any FileStore

    init(of store: any FileStore, in folder: String) {
        (self.store, self.folder) = (store, folder)
    }

    /// Removes all but the newest backups.
    ///
    /// Only backups that this program made of this very store are counted: their name, their content and the
    /// end of their audit, which the store must have as well, identify them. So no other file is removed, nor
    /// a copy of a history that the store no longer has.
    ///
    /// - Parameter count: How many backups to leave; at least one is left.
    /// - Returns: The removed backups, oldest first.
    /// - Throws: ``LastdayCore/StoreFailure``.
    func remove(after count: Int) throws -> [BackupName] {
        let names: [BackupName]
        do throws(Errno) {
            names = try Folders.names(in: folder).compactMap(BackupName.init).sorted(by: >)
        } catch {
            throw StoreFailure(folder, error)
        }
        var own: [BackupName] = []
        for name in names where name.ending == type(of: store).ending {
            if let end = end(of: name), try isOfStore(end) { own.append(name) }
        }
        let old = own.dropFirst(max(1, count)).reversed()
        for name in old {
            let path = "\(folder)/\(name)"
            guard unlink(path) == 0 else { throw StoreFailure(path, .last) }
            unlink(type(of: store).companion(of: path))
        }
        try DiskFile.syncFolder(of: "\(folder)/.")
        return Array(old)
    }

    private func isOfStore(_ end: AuditEnd) throws -> Bool {
        try store.read { try $0.auditEntry(end.last) }?.link == end.link
    }

    /// Returns how a backup's audit ends; nil if the file is not a backup, has no audit to identify it by, or
    /// is in use.
    private func end(of name: BackupName) -> AuditEnd? {
        let path = "\(folder)/\(name)"
        guard (try? Stat(path, followTargetSymlink: false))?.type == .regular,
            let head = try? DiskFile(path, .readOnly).read(from: 0, count: 512)
        else { return nil }
        return type(of: store).backupEnd(head, at: path)
    }
}
