import LastdayCore
import LastdaySystem
import SystemPackage

/// The rule that a store's file has only one name.
///
/// SQLite has its log beside the name by which a file was opened, and the file of a JSON store is replaced
/// under its name. A process that used another name of the same file (a hard link, or a file mounted
/// separately from its folder) would write what no other process sees, and in the end damage the store. A
/// symbolic link is not another name: it is followed first.
enum SingleName {
    /// Throws if the file at a path has another name.
    ///
    /// - Parameters:
    ///   - path: The path of the file; a missing file is accepted.
    ///   - own: A second name that the file may have, because this program has given it.
    /// - Throws: ``LastdayCore/StoreFailure``, which describes the other name.
    static func refuseOthers(of path: String, but own: String? = nil) throws(StoreFailure) {
        let file = resolvingLinks(path)
        guard let status = try? Stat(file, followTargetSymlink: false), status.type == .regular else {
            return
        }
        if status.linkCount > 1, !(status.linkCount == 2 && own.map { isSame(status, at: $0) } == true) {
            throw .secondName(path, detail: refusal(ofLinkTo: file, status))
        }
        // A kernel before 5.8 does not say.
        if let mount = Mount(ofPath: file), let other = Mount(ofPath: folder(of: file)), mount != other {
            let origin = mount.root.map { " (it is \($0) of another mount)" } ?? ""
            throw .secondName(
                path,
                detail:
                    "is mounted separately from its folder\(origin), so what is written here would be lost "
                    + "there; nothing changed, mount its whole folder instead"
            )
        }
    }

    private static func refusal(ofLinkTo file: String, _ status: Stat) -> String {
        // This only helps to find the other name: the store is refused either way.
        let beside = (try? Folders.names(in: folder(of: file)))?.first { name in
            let path = "\(folder(of: file))/\(name)"
            return path != file && isSame(status, at: path)
        }
        let place = beside.map { ", \(folder(of: file))/\($0)" } ?? " (a hard link)"
        let find =
            beside == nil ? "find it with: find \"$(stat -c %m \(file))\" -xdev -samefile \(file), and " : ""
        return
            "has another name\(place); what is written under one name is lost under the other; nothing changed, "
            + "\(find)remove the name that lastdayd does not use"
    }

    /// Returns whether a path (of a link, not its target) is a name of the file with that status.
    private static func isSame(_ status: Stat, at path: String) -> Bool {
        guard let other = try? Stat(path, followTargetSymlink: false) else { return false }
        return FileIdentity(status).isSameFile(as: FileIdentity(other))
    }
}

/// Returns the absolute path without links; the path itself if it cannot be resolved.
func resolvingLinks(_ path: String) -> String { resolved(path) ?? path }
