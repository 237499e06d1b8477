import LastdayCore
import LastdaySystem
import SystemPackage

/// That a store's file has one name.
///
/// SQLite keeps its log beside the name by which a file was opened, and a JSON store's file is replaced under its name. So
/// through another name of the same file (a hard link, a file that is mounted apart from its folder) somebody would write
/// what nobody else ever sees, and in the end damage the store. A symbolic link is no other name: it is followed first.
enum SingleName {
    /// Refuses the file at that path where it has another name.
    ///
    /// - Parameters:
    ///   - path: The file; one that is not there has no name at all.
    ///   - own: A name that it may have beside, as it is this program's own.
    /// - Throws: ``LastdayCore/StoreFailure``, which says what the other name is.
    static func refuseOthers(of path: String, but own: String? = nil) throws(StoreFailure) {
        let file = resolvingLinks(path)
        guard let status = try? Stat(file, followTargetSymlink: false), status.type == .regular else {
            return
        }
        if status.linkCount > 1, !(status.linkCount == 2 && own.map { isSame(status, at: $0) } == true) {
            throw .secondName(path, detail: refusal(ofLinkTo: file, status))
        }
        // A kernel before 5.8 does not tell.
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
        // Only a help for whoever looks for it: the store is refused either way.
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

    /// Whether a path, itself and not where it leads, is a name of that file.
    private static func isSame(_ status: Stat, at path: String) -> Bool {
        guard let other = try? Stat(path, followTargetSymlink: false) else { return false }
        return FileIdentity(status).isSameFile(as: FileIdentity(other))
    }
}

/// The file behind the links at that path.
func resolvingLinks(_ path: String) -> String { resolved(path) ?? path }
