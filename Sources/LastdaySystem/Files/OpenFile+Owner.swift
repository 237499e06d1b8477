import Glibc
package import SystemPackage

extension OpenFile {
    /// Creates a file that was not there before and that only its owner may read, and opens it for writing.
    package static func made(_ path: String) throws(Problem) -> OpenFile {
        try OpenFile(path, .writeOnly, [.create, .exclusiveCreate, .noFollow], permissions: .ownerReadWrite)
    }

    /// Sets the file's permissions.
    package func setPermissions(_ permissions: FilePermissions) throws(Problem) {
        guard fchmod(descriptor.rawValue, permissions.rawValue) == 0 else { throw Problem(path, .last) }
    }

    /// Gives the file the owner, group and mode of another one.
    ///
    /// Only root may give a file away: for a store that others may write by its group, the group and the mode
    /// stay the same, and the owner is the user who wrote last.
    package func belong(as other: String) throws(Problem) {
        let model: Stat
        do throws(Errno) { model = try Stat(other) } catch { throw Problem(other, error) }
        if !give(to: model) {
            guard give(to: model, onlyGroup: true) || errno == EPERM else { throw Problem(path, .last) }
        }
        try setPermissions(model.permissions)
    }

    /// Gives the file the owner and group of something else, or only the group, as far as the system allows
    /// it.
    package func belong(asFarAsAllowed model: Stat) {
        if !give(to: model) { _ = give(to: model, onlyGroup: true) }
    }

    private func give(to model: Stat, onlyGroup: Bool = false) -> Bool {
        let status = model.rawValue
        return fchown(descriptor.rawValue, onlyGroup ? .max : status.st_uid, status.st_gid) == 0
    }
}
