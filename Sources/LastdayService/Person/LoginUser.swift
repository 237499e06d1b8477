import Glibc
public import LastdayCore
import LastdaySystem

extension Actor {
    /// The real person behind this process: whoever logged in, also where they became another user since.
    ///
    /// - Parameter store: Where the store is, if the configuration says that all of this Lastday is in one container.
    /// - Returns: Who it is.
    /// - Throws: ``UnidentifiedUser`` where anybody could be called so.
    public static func current(inContainerOf store: String? = nil) throws(UnidentifiedUser) -> Actor {
        let facts = LoginIdentity(inContainerOf: store)
        let after = try facts.person()
        let own = facts.uid
        return Actor(name: name(of: after), uid: after, effectiveName: after == own ? nil : name(of: own))
    }

    /// The service itself.
    public static func service() -> Actor {
        Actor(name: "lastdayd", uid: getuid())
    }

    /// Sees to it that nobody passes for the service: its work is told under its own name and number.
    ///
    /// - Parameters:
    ///   - store: Where the store is, if the configuration says that all of this Lastday is in one container.
    ///   - isByHand: Whether a person starts it for one night's work, and not systemd with a user namespace of its own.
    /// - Throws: ``UnidentifiedUser`` where anybody could be called so.
    public static func vouchForService(
        inContainerOf store: String? = nil,
        byHand isByHand: Bool
    ) throws(UnidentifiedUser) {
        let facts = LoginIdentity(inContainerOf: store)
        if isByHand { _ = try facts.person() } else { try facts.vouchForService() }
    }

    private static func name(of uid: uid_t) -> String { Users.name(of: uid) ?? "uid \(uid)" }
}
