import Glibc
import LastdayRules

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
        var status = stat()
        if let file = address.file, stat(file, &status) == 0 {
            // Where the service has a user namespace of its own (PrivateUsers=), whoever has no number in it shows as nobody.
            if status.st_uid != LoginFacts.unmappedUID { uids.insert(status.st_uid) }
            if status.st_mode & S_IWGRP != 0 { uids.formUnion(Self.members(of: status.st_gid)) }
        }
        self.uids = uids
    }

    /// Who is in that group by group(5), or has it as the own group by passwd(5).
    private static func members(of gid: gid_t) -> Set<UInt32> {
        var uids: Set<UInt32> = []
        if let group = getgrgid(gid)?.pointee, let names = group.gr_mem {
            var members: [String] = []
            var index = 0
            while let name = names[index] {
                members.append(String(cString: name))
                index += 1
            }
            for name in members {
                if let user = getpwnam(name) { uids.insert(user.pointee.pw_uid) }
            }
        }
        setpwent()
        defer { endpwent() }
        while let user = getpwent() {
            if user.pointee.pw_gid == gid { uids.insert(user.pointee.pw_uid) }
        }
        return uids
    }

    /// What the system calls that user: "kim (uid 1001)".
    static func name(of uid: UInt32) -> String {
        guard let user = getpwuid(uid) else { return "uid \(uid)" }
        return "\(String(cString: user.pointee.pw_name)) (uid \(uid))"
    }
}
