import CLinux
import Glibc

/// What /proc says of this process, and nobody else in its place: in namespaces of their own people may mount what they
/// like over /proc or over parts of it.
final class OwnProc {
    /// The number that the kernel has given the machine's first user namespace since Linux 3.8 (PROC_USER_INIT_INO).
    static let initialUserNamespace = "user:[4026531837]"

    /// O_PATH of the kernel's asm-generic/fcntl.h.
    private static let pathOnly: Int32 = 0o1000_0000

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
        let link = open_below(root, "self/ns/user", Self.pathOnly | O_NOFOLLOW | O_CLOEXEC)
        guard link >= 0 else { return errno == ENOENT ? withoutUserNamespaces : nil }
        defer { close(link) }
        var target = [CChar](repeating: 0, count: 64)
        let count = readlinkat(link, "", &target, target.count)
        guard count > 0, count < target.count else { return nil }
        return String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// A kernel without user namespaces has one, and no name for it.
    private var withoutUserNamespaces: String? {
        let link = open_below(root, "self/ns/mnt", Self.pathOnly | O_NOFOLLOW | O_CLOEXEC)
        guard link >= 0 else { return nil }
        close(link)
        return Self.initialUserNamespace
    }

    /// A short text, without the end of its line; nil where it cannot be read.
    func text(of path: String) -> String? {
        let file = open_below(root, path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var text = [UInt8](repeating: 0, count: 64)
        let count = read(file, &text, text.count)
        guard count > 0 else { return nil }
        return String(decoding: text[..<count].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
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
