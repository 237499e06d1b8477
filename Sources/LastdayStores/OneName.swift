import CLinux
import Glibc
import LastdayRules

/// That a store's file has one name.
///
/// SQLite keeps its log beside the name by which a file was opened, and a JSON store's file is replaced under its name. So
/// through another name of the same file (a hard link, a file that is mounted apart from its folder) somebody would write
/// what nobody else ever sees, and in the end damage the store. A symbolic link is no other name: it is followed first.
enum OneName {
    /// Refuses the file at that path where it has another name.
    ///
    /// - Parameters:
    ///   - path: The file; one that is not there has no name at all.
    ///   - own: A name that it may have beside, as it is this program's own.
    /// - Throws: ``LastdayRules/StoreFailure``, which says what the other name is.
    static func refuseOthers(of path: String, but own: String? = nil) throws(StoreFailure) {
        let file = behindLinks(path)
        guard let status = Status(file), status.isFile else { return }
        if status.links > 1, !(status.links == 2 && own.flatMap(Status.init)?.isSame(as: status) == true) {
            throw .secondName(path, detail: told(ofLinkTo: file, status))
        }
        // A kernel before 5.8 does not tell.
        if let mount = status.mount, let other = Status(folder(of: file))?.mount, mount != other {
            throw .secondName(
                path,
                detail:
                    "is mounted separately from its folder\(origin(of: mount)), so what is written here would be lost "
                    + "there; nothing changed, mount its whole folder instead"
            )
        }
    }

    private static func told(ofLinkTo file: String, _ status: Status) -> String {
        let beside = (try? FileNames.all(in: folder(of: file)))?.first { name in
            let path = "\(folder(of: file))/\(name)"
            return path != file && Status(path)?.isSame(as: status) == true
        }
        let place = beside.map { ", \(folder(of: file))/\($0)" } ?? " (a hard link)"
        let find =
            beside == nil ? "find it with: find \"$(stat -c %m \(file))\" -xdev -samefile \(file), and " : ""
        return
            "has another name\(place); what is written under one name is lost under the other; nothing changed, "
            + "\(find)remove the name that lastdayd does not use"
    }

    /// What a mount shows, as the kernel tells it (proc(5), mountinfo): its number, its parent's, the device, the path
    /// there.
    private static func origin(of mount: UInt64) -> String {
        guard let file = fopen("/proc/self/mountinfo", "r") else { return "" }
        defer { fclose(file) }
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        while getline(&line, &capacity, file) > 0, let text = line.map({ String(cString: $0) }) {
            let words = text.split(separator: " ")
            if words.count > 3, UInt64(words[0]) == mount { return " (it is \(words[3]) of another mount)" }
        }
        return ""
    }
}

extension OneName {
    /// What tells a file's names.
    private struct Status {
        private let device: (UInt32, UInt32)
        private let inode: UInt64
        let links: UInt32
        let isFile: Bool
        /// The number of the mount in which the path lies.
        let mount: UInt64?

        /// Of what is at that path, a link itself; nil where nothing is, or the system does not say.
        init?(_ path: String) {
            var status = statx()
            let wanted = UInt32(STATX_TYPE | STATX_NLINK | STATX_INO | STATX_MNT_ID)
            guard statx(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, wanted, &status) == 0 else { return nil }
            device = (status.stx_dev_major, status.stx_dev_minor)
            inode = status.stx_ino
            links = status.stx_nlink
            isFile = UInt32(status.stx_mode) & S_IFMT == S_IFREG
            mount = status.stx_mask & UInt32(STATX_MNT_ID) == 0 ? nil : status.stx_mnt_id
        }

        func isSame(as other: Status) -> Bool { device == other.device && inode == other.inode }
    }
}

/// The file behind the links at that path.
func behindLinks(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
}
