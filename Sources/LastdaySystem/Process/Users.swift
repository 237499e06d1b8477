import Glibc

/// The users and groups that the system knows (passwd(5), group(5), and its other sources).
package enum Users {
    /// The number that the kernel shows for a user who has none in this namespace.
    package static let unmapped: UInt32 = 65_534

    /// Returns the name of that user; nil if the system knows none.
    package static func name(of id: UInt32) -> String? {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16_384)
        guard getpwuid_r(id, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
        return entry.pw_name.map { String(cString: $0) }
    }

    /// Returns the name of that group; nil if the system knows none.
    package static func groupName(of id: UInt32) -> String? {
        var entry = group()
        var found: UnsafeMutablePointer<group>?
        var buffer = [CChar](repeating: 0, count: 16_384)
        guard getgrgid_r(id, &entry, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
        return entry.gr_name.map { String(cString: $0) }
    }

    /// Returns the members of that group: by group(5), or as their primary group by passwd(5).
    package static func members(of gid: UInt32) -> Set<UInt32> {
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
}
