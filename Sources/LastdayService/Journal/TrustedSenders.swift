import Glibc
import LastdayCore
import LastdaySystem
import SystemPackage

/// The users whose journal entries about a store count as evidence: those who may write to the store anyway.
///
/// journald takes `_UID` from the kernel, which translates it out of every user namespace, so a user cannot
/// send an entry under another's number. `_EXE`, `_COMM` and the like show the process and not who started
/// it; `_SYSTEMD_UNIT` says nothing about a command that a person typed; and the LASTDAY_ fields are the
/// sender's own words.
struct TrustedSenders {
    /// The numbers of these users: root, the file's owner and, if its group may write, the members of the
    /// group.
    let uids: Set<UInt32>

    /// Finds the users who may write to the store at that address; root alone if no file shows who they are.
    init(toStoreAt address: StoreAddress) {
        var uids: Set<UInt32> = [0]
        if let file = address.file, let status = try? Stat(file) {
            let (user, group) = (status.rawValue.st_uid, status.rawValue.st_gid)
            // If the service has a user namespace of its own (PrivateUsers=), a user without a number in it
            // appears as nobody.
            if user != Users.unmapped { uids.insert(user) }
            if status.permissions.contains(.groupWrite) { uids.formUnion(Users.members(of: group)) }
        }
        self.uids = uids
    }

    /// Returns the system's name for that user, such as "kim (uid 1001)".
    static func name(of uid: UInt32) -> String {
        Users.name(of: uid).map { "\($0) (uid \(uid))" } ?? "uid \(uid)"
    }
}
