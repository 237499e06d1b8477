import Glibc
package import SystemPackage

extension OpenFile {
    /// Makes a file that was not there before and that only its owner may read, and opens it for writing.
    package static func made(_ path: String) throws(Problem) -> OpenFile {
        try OpenFile(path, .writeOnly, [.create, .exclusiveCreate, .noFollow], permissions: .ownerReadWrite)
    }

    /// Sets who may read and write it.
    package func setPermissions(_ permissions: FilePermissions) throws(Problem) {
        guard fchmod(descriptor.rawValue, permissions.rawValue) == 0 else { throw Problem(path, .last) }
    }

    /// Gives the file the owner, group and mode of another one.
    ///
    /// Only root may give a file away: if others may write the store by its group, the group and the mode are kept, and
    /// the owner is whoever wrote last.
    package func belong(as other: String) throws(Problem) {
        let model: Stat
        do throws(Errno) { model = try Stat(other) } catch { throw Problem(other, error) }
        if !give(to: model) {
            guard give(to: model, onlyGroup: true) || errno == EPERM else { throw Problem(path, .last) }
        }
        try setPermissions(model.permissions)
    }

    /// Gives the file to the owner and the group of something else, or to the group, as far as the system allows it.
    package func belong(asFarAsAllowed model: Stat) {
        if !give(to: model) { _ = give(to: model, onlyGroup: true) }
    }

    private func give(to model: Stat, onlyGroup: Bool = false) -> Bool {
        let status = model.rawValue
        return fchown(descriptor.rawValue, onlyGroup ? .max : status.st_uid, status.st_gid) == 0
    }
}
