import Glibc
import LastdaySystem
import SystemPackage

/// The check of who may write the configuration.
///
/// The configuration names the store, so whoever writes it chooses whose accounts are closed. Nothing in it
/// is secret, so all users may read it.
enum SettingsOwnership {
    /// Returns who, besides its owner, may write a file of that status but should not, as part of a sentence;
    /// nil for nobody.
    static func stranger(_ status: Stat) -> (who: String, remedy: String)? {
        // A pipe belongs to the user who typed the command.
        guard status.type == .regular else { return nil }
        if status.permissions.contains(.otherWrite) { return ("everybody", "o-w") }
        let (user, group) = (status.rawValue.st_uid, status.rawValue.st_gid)
        guard status.permissions.contains(.groupWrite), group != 0 else { return nil }
        let name = Users.groupName(of: group)
        // A group of the owner's own name has no other members, as useradd(8) creates them.
        guard name != "lastday", name == nil || name != Users.name(of: user) else { return nil }
        return ("the group \(name ?? "\(group)")", "g-w")
    }
}
