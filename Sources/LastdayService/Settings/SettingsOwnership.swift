import Glibc

/// Who may write the configuration: it names the store, so whoever writes it chooses whose accounts are closed.
///
/// Nothing in it is secret, so anybody may read it.
enum SettingsOwnership {
    /// Who besides its owner may write a file of that status and should not, as a sentence goes on; nil: nobody.
    static func stranger(_ status: stat) -> (who: String, remedy: String)? {
        // A pipe is whoever's who typed the command.
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
        if status.st_mode & S_IWOTH != 0 { return ("everybody", "o-w") }
        guard status.st_mode & S_IWGRP != 0, status.st_gid != 0 else { return nil }
        let group = groupName(status.st_gid)
        // A group of the owner's own name has nobody else in it, as useradd(8) makes them.
        guard group != "lastday", group == nil || group != userName(status.st_uid) else { return nil }
        return ("the group \(group ?? "\(status.st_gid)")", "g-w")
    }

    private static func groupName(_ id: gid_t) -> String? {
        var entry = group()
        var found: UnsafeMutablePointer<group>?
        var buffer = [CChar](repeating: 0, count: 16_384)
        guard getgrgid_r(id, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
        return entry.gr_name.map { String(cString: $0) }
    }

    private static func userName(_ id: uid_t) -> String? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16_384)
        guard getpwuid_r(id, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
        return entry.pw_name.map { String(cString: $0) }
    }
}
