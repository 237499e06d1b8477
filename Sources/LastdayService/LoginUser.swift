import Glibc
public import LastdayRules

extension Actor {
    /// The real person behind this process: whoever logged in, also where they became another user since.
    ///
    /// The kernel keeps the login's user number (`/proc/self/loginuid`). Where it has none (a container, a service),
    /// the one that sudo gives counts, if we run as root and so nobody else can have set it; else the process's own.
    public static func current() -> Actor {
        let own = getuid()
        let behind = loginUID() ?? (own == 0 ? sudoUID() : nil) ?? own
        return Actor(name: name(of: behind), uid: behind, effectiveName: behind == own ? nil : name(of: own))
    }

    /// The service itself.
    public static func service() -> Actor {
        Actor(name: "lastdayd", uid: getuid())
    }

    private static func loginUID() -> uid_t? {
        guard let file = fopen("/proc/self/loginuid", "r") else { return nil }
        defer { fclose(file) }
        var buffer = [CChar](repeating: 0, count: 16)
        guard fgets(&buffer, Int32(buffer.count), file) != nil else { return nil }
        let digits = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        // 4294967295, which is -1, is the kernel's "nobody logged in".
        return UInt32(String(decoding: digits, as: UTF8.self)).flatMap { $0 == .max ? nil : $0 }
    }

    private static func sudoUID() -> uid_t? {
        getenv("SUDO_UID").flatMap { UInt32(String(cString: $0)) }
    }

    private static func name(of uid: uid_t) -> String {
        var entry = passwd()
        var found: UnsafeMutablePointer<passwd>?
        var buffer = [CChar](repeating: 0, count: 16_384)
        guard getpwuid_r(uid, &entry, &buffer, buffer.count, &found) == 0, found != nil,
            let name = entry.pw_name
        else { return "uid \(uid)" }
        return String(cString: name)
    }
}
