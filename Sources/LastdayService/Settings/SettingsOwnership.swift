import Glibc
import LastdaySystem
import SystemPackage

/// Who may write the configuration: it names the store, so whoever writes it chooses whose accounts are closed.
///
/// Nothing in it is secret, so anybody may read it.
enum SettingsOwnership {
    /// Who besides its owner may write a file of that status and should not, as a sentence goes on; nil: nobody.
    static func stranger(_ status: Stat) -> (who: String, remedy: String)? {
        // A pipe is whoever's who typed the command.
        guard status.type == .regular else { return nil }
        if status.permissions.contains(.otherWrite) { return ("everybody", "o-w") }
        let (user, group) = (status.rawValue.st_uid, status.rawValue.st_gid)
        guard status.permissions.contains(.groupWrite), group != 0 else { return nil }
        let name = Users.groupName(of: group)
        // A group of the owner's own name has nobody else in it, as useradd(8) makes them.
        guard name != "lastday", name == nil || name != Users.name(of: user) else { return nil }
        return ("the group \(name ?? "\(group)")", "g-w")
    }
}
