import CLinux
import Glibc
package import SystemPackage

/// The file system that something is on.
package struct FileSystem {
    /// PROC_SUPER_MAGIC and FUSE_SUPER_MAGIC of linux/magic.h.
    package static let (proc, fuse) = (0x9fa0, 0x6573_5546)

    /// What sort it is (statfs(2)).
    package let kind: Int

    /// That of what is at that path; nil if the system does not say.
    package init?(at path: String) {
        var system = statfs()
        guard statfs(path, &system) == 0 else { return nil }
        kind = Int(system.f_type)
    }

    /// That of an open file; nil if the system does not say.
    package init?(of file: FileDescriptor) {
        var system = statfs()
        guard fstatfs(file.rawValue, &system) == 0 else { return nil }
        kind = Int(system.f_type)
    }

    /// How many bytes a file at that path may still grow by (statvfs(3)); nil if nothing can be written there.
    package static func room(at path: String) -> Int64? {
        var system = statvfs()
        guard statvfs(path, &system) == 0, system.f_flag & UInt(ST_RDONLY) == 0 else { return nil }
        return Int64(system.f_bavail) * Int64(system.f_frsize)
    }
}
