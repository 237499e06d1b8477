import CLinux
import Glibc
import SystemPackage

/// What the real /proc shows of this process.
///
/// In namespaces of their own, users may mount anything over /proc or over parts of it.
package final class ProcFileSystem {
    /// The number of the machine's initial user namespace since Linux 3.8 (PROC_USER_INIT_INO).
    package static let initialUserNamespace = "user:[4026531837]"

    /// O_PATH of the kernel's asm-generic/fcntl.h.
    private static let pathOnly = FileDescriptor.OpenOptions(rawValue: 0o1000_0000)

    private let root: OpenFile<Errno>

    /// Opens /proc; nil if it is not there, or something else is.
    package init?() {
        guard let root = try? OpenFile<Errno>("/proc", .readOnly, [.directory, Self.pathOnly]),
            // Its root folder, because a part of it can be mounted there, too.
            FileSystem(of: root.descriptor)?.kind == FileSystem.proc,
            (try? root.status().inode.rawValue) == 1
        else { return nil }
        self.root = root
    }

    /// The user namespace that this process is in; nil if the kernel does not say.
    package var userNamespace: String? {
        do throws(Errno) {
            return try Self.target(
                of: "",
                in: opened("self/ns/user", [Self.pathOnly, .noFollow]),
                atMost: 64
            )
        } catch .noSuchFileOrDirectory {
            return withoutUserNamespaces
        } catch {
            return nil
        }
    }

    /// The initial namespace on a kernel without user namespaces, which has one but no name for it.
    private var withoutUserNamespaces: String? {
        let isThere = (try? opened("self/ns/mnt", [Self.pathOnly, .noFollow])) != nil
        return isThere ? Self.initialUserNamespace : nil
    }

    /// Opens a file on no other file system, and through no link but "self".
    private func opened(
        _ path: String,
        _ options: FileDescriptor.OpenOptions
    ) throws(Errno) -> OpenFile<Errno> {
        let file = open_below(root.descriptor.rawValue, path, options.rawValue | O_CLOEXEC)
        if file >= 0 { return OpenFile(owning: FileDescriptor(rawValue: file), at: path) }
        let error = Errno.last
        // In a unit with RestrictSUIDSGID=, openat2(2) is not available.
        guard error == .noFunction else { throw error }
        return try walked(path, options)
    }

    /// Does the same step by step; each step has to stay within the mount.
    private func walked(
        _ path: String,
        _ options: FileDescriptor.OpenOptions
    ) throws(Errno) -> OpenFile<Errno> {
        let names = path.split(separator: "/").map { $0 == "self" ? ownNumber ?? "" : String($0) }
        let mount = Mount(of: root.descriptor)
        var file = root
        for (index, name) in names.enumerated() {
            let step = index == names.count - 1 ? options : [Self.pathOnly, .directory]
            let flags = step.union([.noFollow, .closeOnExec]).rawValue
            let next = withExtendedLifetime(file) { openat(file.descriptor.rawValue, name, flags) }
            guard next >= 0 else { throw .last }
            file = OpenFile(owning: FileDescriptor(rawValue: next), at: name)
            guard mount == nil || Mount(of: file.descriptor) == mount else { throw .improperLink }
        }
        return file
    }

    /// The number of this process in this /proc.
    private var ownNumber: String? { Self.target(of: "self", in: root, atMost: 16) }

    /// Returns the target of a link; nil if it is not a link, or the target is too long.
    private static func target(of link: String, in folder: OpenFile<Errno>, atMost size: Int) -> String? {
        var target = [CChar](repeating: 0, count: size)
        let count = readlinkat(folder.descriptor.rawValue, link, &target, target.count)
        guard count > 0, count < target.count else { return nil }
        return String(decoding: target[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Returns the first line of a short text, without its line break; nil if it cannot be read.
    package func text(of path: String) -> String? {
        lines(of: path).first
    }

    /// Returns the lines of a text of at most one page; none if it cannot be read.
    package func lines(of path: String) -> [String] {
        guard let text = try? opened(path, []).next(atMost: 4_096) else { return [] }
        return text.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    }
}
