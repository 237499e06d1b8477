import Glibc
import LastdayCore
import LastdaySystem
import SystemPackage

/// Whose journal entries about a store count as evidence: those of users who may write to the store anyway.
///
/// journald takes `_UID` from the kernel, which translates it out of every user namespace, so nobody can send an entry under
/// another's number. `_EXE`, `_COMM` and the like say what a process shows and not who started it; `_SYSTEMD_UNIT` says
/// nothing of a command that a person typed; and the LASTDAY_ fields are the sender's own words.
struct TrustedSenders {
    /// The numbers of these users: root, the file's owner and, where its group may write, whoever is in that.
    let uids: Set<UInt32>

    /// The users who may write to the store at that address; root alone if no file says who they are.
    init(toStoreAt address: StoreAddress) {
        var uids: Set<UInt32> = [0]
        if let file = address.file, let status = try? Stat(file) {
            let (user, group) = (status.rawValue.st_uid, status.rawValue.st_gid)
            // Where the service has a user namespace of its own (PrivateUsers=), whoever has no number in it shows as nobody.
            if user != Users.unmapped { uids.insert(user) }
            if status.permissions.contains(.groupWrite) { uids.formUnion(Users.members(of: group)) }
        }
        self.uids = uids
    }

    /// What the system calls that user: "kim (uid 1001)".
    static func name(of uid: UInt32) -> String {
        Users.name(of: uid).map { "\($0) (uid \(uid))" } ?? "uid \(uid)"
    }
}
