import CLinux
import Glibc
package import SystemPackage

/// The mount through which a file is accessed; the same file can be accessed through several.
package struct Mount: Equatable, Sendable {
    /// The kernel's number of the mount.
    package let number: UInt64

    /// The mount of what is at that path (of a link, not its target); nil if nothing is there, or the kernel
    /// does not say.
    package init?(ofPath path: String) { self.init(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW) }

    /// The mount of an open file; nil if the kernel does not say.
    package init?(of file: FileDescriptor) {
        // AT_EMPTY_PATH of the kernel's linux/fcntl.h.
        self.init(file.rawValue, "", 0x1000)
    }

    /// Asks statx(2), which returns the mount's number since Linux 5.8.
    private init?(_ folder: Int32, _ path: String, _ flags: Int32) {
        var status = statx()
        let wanted = UInt32(STATX_MNT_ID)
        guard statx(folder, path, flags, wanted, &status) == 0, status.stx_mask & wanted != 0 else {
            return nil
        }
        number = status.stx_mnt_id
    }

    /// The part of its file system that the mount shows (proc(5), mountinfo); nil if the kernel does not say.
    package var root: String? {
        guard let file = fopen("/proc/self/mountinfo", "r") else { return nil }
        defer { fclose(file) }
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer { free(line) }
        // The fields are its number, its parent's number, the device and the root.
        while getline(&line, &capacity, file) > 0, let text = line.map({ String(cString: $0) }) {
            let words = text.split(separator: " ")
            if words.count > 3, UInt64(words[0]) == number { return String(words[3]) }
        }
        return nil
    }
}
