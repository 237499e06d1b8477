import CLinux
import Glibc

/// What /proc says of this process, and nobody else in its place: in namespaces of their own people may mount what they
/// like over /proc or over parts of it.
final class OwnProc {
    /// The number that the kernel has given the machine's first user namespace since Linux 3.8 (PROC_USER_INIT_INO).
    static let initialUserNamespace = "user:[4026531837]"

    /// O_PATH of the kernel's asm-generic/fcntl.h.
    private static let pathOnly: Int32 = 0o1000_0000

    /// AT_EMPTY_PATH of the kernel's linux/fcntl.h.
    private static let emptyPath: Int32 = 0x1000

    private let root: Int32

    /// /proc; nil where it is not there, or something else is.
    init?() {
        root = open("/proc", Self.pathOnly | O_DIRECTORY | O_CLOEXEC)
        guard root >= 0 else { return nil }
        var (status, system) = (stat(), FileSystem())
        // Its root folder, for a part of it can be mounted there, too.
        guard system.look(at: root), system.kind == FileSystem.proc, fstat(root, &status) == 0,
            status.st_ino == 1
        else { return nil }
    }

    deinit { if root >= 0 { close(root) } }

    /// Which user namespace this process is in; nil where the kernel does not say.
    var userNamespace: String? {
        let link = opened("self/ns/user", Self.pathOnly | O_NOFOLLOW | O_CLOEXEC)
        guard link >= 0 else { return errno == ENOENT ? withoutUserNamespaces : nil }
        defer { close(link) }
        var target = [CChar](repeating: 0, count: 64)
        let count = readlinkat(link, "", &target, target.count)
        guard count > 0, count < target.count else { return nil }
        return String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// A kernel without user namespaces has one, and no name for it.
    private var withoutUserNamespaces: String? {
        let link = opened("self/ns/mnt", Self.pathOnly | O_NOFOLLOW | O_CLOEXEC)
        guard link >= 0 else { return nil }
        close(link)
        return Self.initialUserNamespace
    }

    /// Opens what lies there, on no other file system, and behind no link but "self".
    private func opened(_ path: String, _ flags: Int32) -> Int32 {
        let file = open_below(root, path, flags)
        // A unit with RestrictSUIDSGID= has no openat2(2).
        return file < 0 && errno == ENOSYS ? walk(path, flags) : file
    }

    /// The same step by step, each of which has to stay within the mount.
    private func walk(_ path: String, _ flags: Int32) -> Int32 {
        let names = path.split(separator: "/").map { $0 == "self" ? ownNumber ?? "" : String($0) }
        let mount = Self.mount(of: root)
        var file = fcntl(root, F_DUPFD_CLOEXEC, 0)
        for (index, name) in names.enumerated() where file >= 0 {
            let isLast = index == names.count - 1
            let folder = file
            file = openat(
                folder,
                name,
                (isLast ? flags : Self.pathOnly | O_DIRECTORY) | O_NOFOLLOW | O_CLOEXEC
            )
            let error = errno
            close(folder)
            errno = error
            if file >= 0, mount == nil || Self.mount(of: file) != mount {
                close(file)
                (file, errno) = (-1, EXDEV)
            }
        }
        return file
    }

    /// The number of this process, as this /proc has it.
    private var ownNumber: String? {
        var target = [CChar](repeating: 0, count: 16)
        let count = readlinkat(root, "self", &target, target.count)
        guard count > 0, count < target.count else { return nil }
        return String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The number of the mount that an open file is on (statx(2), since Linux 5.8); nil where the kernel does not say.
    private static func mount(of file: Int32) -> UInt64? {
        var status = statx()
        let wanted = UInt32(STATX_MNT_ID)
        guard statx(file, "", Self.emptyPath, wanted, &status) == 0, status.stx_mask & wanted != 0 else {
            return nil
        }
        return status.stx_mnt_id
    }

    /// The first line of a short text, without its end; nil where it cannot be read.
    func text(of path: String) -> String? {
        lines(of: path).first
    }

    /// The lines of a text of one page at the most; none where it cannot be read.
    func lines(of path: String) -> [String] {
        let file = opened(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return [] }
        defer { close(file) }
        var text = [UInt8](repeating: 0, count: 4_096)
        let count = read(file, &text, text.count)
        guard count > 0 else { return [] }
        return text[..<count].split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    }
}

/// What sort of file system something is on (statfs(2)).
struct FileSystem {
    /// PROC_SUPER_MAGIC and FUSE_SUPER_MAGIC of linux/magic.h.
    static let (proc, fuse) = (0x9fa0, 0x6573_5546)

    private var system = statfs()
    var kind: Int { Int(system.f_type) }

    mutating func look(at path: String) -> Bool { statfs(path, &system) == 0 }
    mutating func look(at file: Int32) -> Bool { fstatfs(file, &system) == 0 }
}
