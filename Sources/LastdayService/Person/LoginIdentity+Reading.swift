import Glibc
import LastdaySystem
import SystemPackage

extension LoginIdentity {
    /// Reads the identity from the kernel.
    ///
    /// - Parameter store: The store's path, if the configuration declares that all of this Lastday is in one
    ///   container.
    init(inContainerOf store: String?) {
        let proc = ProcFileSystem()
        uid = getuid()
        // 4294967295, which is -1, is the kernel's value for "nobody logged in".
        loginUID = proc?.text(of: "self/loginuid").flatMap { UInt32($0) }.flatMap { $0 == .max ? nil : $0 }
        sudoUID = getenv("SUDO_UID").flatMap { UInt32(String(cString: $0)) }
        namespace =
            switch proc?.userNamespace {
            case nil: .undisclosed
            case ProcFileSystem.initialUserNamespace: .initial
            default: .other(store.map(Self.container) ?? .unspoken)
            }
        if case .other = namespace {
            keepsNumbers = Self.keepsNumbers(proc?.lines(of: "self/uid_map") ?? [], for: uid)
        }
    }

    /// Returns whether that map (user_namespaces(7)) shows root and that user under their own numbers.
    ///
    /// A process without rights over other users can map one number only, and so never two. Root alone would
    /// prove nothing, because a user can nest a namespace in another that already shows the user as root.
    static func keepsNumbers(_ map: [String], for uid: UInt32) -> Bool {
        guard uid != 0 else { return false }
        let ranges = map.map { line in line.split(separator: " ").compactMap { Int($0) } }
        return [0, Int(uid)].allSatisfy { number in
            ranges.contains { range in
                range.count == 3 && range[0] == range[1] && range[0] <= number
                    && number < range[0] + range[2]
            }
        }
    }

    /// Determines whether the store and its folder belong to users of this namespace.
    ///
    /// A user who creates a namespace cannot get other users' numbers in it, so whatever belongs to them
    /// appears there as nobody's. And a folder, unlike a file, cannot be replaced by users who may write to
    /// it.
    private static func container(of store: String) -> Container {
        guard let path = resolved(store) else { return .withForeignStore }
        let isWhole = [path, folder(of: path)].allSatisfy(isOfThisNamespace)
        return isWhole ? .whole : .withForeignStore
    }

    private static func isOfThisNamespace(_ path: String) -> Bool {
        // A file system that is implemented by the user's own program (FUSE) may show anything.
        guard let status = try? Stat(path), let system = FileSystem(at: path) else { return false }
        return status.rawValue.st_uid != Users.unmapped && system.kind != FileSystem.fuse
    }
}
