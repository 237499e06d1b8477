import Glibc
import LastdaySystem
import SystemPackage

extension LoginIdentity {
    /// What the kernel says now.
    ///
    /// - Parameter store: Where the store is, if the configuration says that all of this Lastday is in one container.
    init(inContainerOf store: String?) {
        let proc = ProcFileSystem()
        uid = getuid()
        // 4294967295, which is -1, is the kernel's "nobody logged in".
        loginUID = proc?.text(of: "self/loginuid").flatMap { UInt32($0) }.flatMap { $0 == .max ? nil : $0 }
        sudoUID = getenv("SUDO_UID").flatMap { UInt32(String(cString: $0)) }
        namespace =
            switch proc?.userNamespace {
            case nil: .untold
            case ProcFileSystem.initialUserNamespace: .initial
            default: .other(store.map(Self.container) ?? .unspoken)
            }
        if case .other = namespace {
            keepsNumbers = Self.keepsNumbers(proc?.lines(of: "self/uid_map") ?? [], for: uid)
        }
    }

    /// Whether that map (user_namespaces(7)) shows root and that user under their own numbers.
    ///
    /// Who has no right over others can show one number only, and so never two; root alone would prove nothing, for a
    /// namespace within one's own shows it so.
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

    /// Whether the store and its folder belong to users of this namespace.
    ///
    /// Who makes a namespace cannot have the numbers of others in it, so whatever is theirs shows as nobody's there; and
    /// the folder cannot be put in another's place as a file can, by whoever may write into it.
    private static func container(of store: String) -> Container {
        guard let path = resolved(store) else { return .withForeignStore }
        let isWhole = [path, folder(of: path)].allSatisfy(isOfThisNamespace)
        return isWhole ? .whole : .withForeignStore
    }

    private static func isOfThisNamespace(_ path: String) -> Bool {
        // A file system that a program of the person's own makes up (FUSE) says whatever it likes.
        guard let status = try? Stat(path), let system = FileSystem(at: path) else { return false }
        return status.rawValue.st_uid != Users.unmapped && system.kind != FileSystem.fuse
    }
}
