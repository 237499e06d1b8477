import CLinux
import Glibc
package import SystemPackage

/// The file system that a file is on.
package struct FileSystem {
    /// PROC_SUPER_MAGIC and FUSE_SUPER_MAGIC of linux/magic.h.
    package static let (proc, fuse) = (0x9fa0, 0x6573_5546)

    /// The file system's type (statfs(2)).
    package let kind: Int

    /// The file system of what is at that path; nil if the system does not say.
    package init?(at path: String) {
        var system = statfs()
        guard statfs(path, &system) == 0 else { return nil }
        kind = Int(system.f_type)
    }

    /// The file system of an open file; nil if the system does not say.
    package init?(of file: FileDescriptor) {
        var system = statfs()
        guard fstatfs(file.rawValue, &system) == 0 else { return nil }
        kind = Int(system.f_type)
    }

    /// Returns how many bytes a file at that path may still grow by (statvfs(3)); nil if nothing can be
    /// written there.
    package static func room(at path: String) -> Int64? {
        var system = statvfs()
        guard statvfs(path, &system) == 0, system.f_flag & UInt(ST_RDONLY) == 0 else { return nil }
        return Int64(system.f_bavail) * Int64(system.f_frsize)
    }
}
