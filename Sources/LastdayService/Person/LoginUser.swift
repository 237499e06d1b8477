import Glibc
public import LastdayCore
import LastdaySystem

extension Actor {
    /// Returns the real person behind this process: the user who logged in, even if they have become another
    /// user since.
    ///
    /// - Parameter store: The store's path, if the configuration declares that all of this Lastday is in one
    ///   container.
    /// - Returns: The person.
    /// - Throws: ``UnidentifiedUser`` if anyone could claim that name.
    public static func current(inContainerOf store: String? = nil) throws(UnidentifiedUser) -> Actor {
        let facts = LoginIdentity(inContainerOf: store)
        let after = try facts.person()
        let own = facts.uid
        return Actor(name: name(of: after), uid: after, effectiveName: after == own ? nil : name(of: own))
    }

    /// Returns the service itself as the actor.
    public static func service() -> Actor {
        Actor(name: "lastdayd", uid: getuid())
    }

    /// Verifies that no other user poses as the service, whose work is audited under its own name and number.
    ///
    /// - Parameters:
    ///   - store: The store's path, if the configuration declares that all of this Lastday is in one
    ///     container.
    ///   - isByHand: Whether a person starts it for one night's work, and not systemd with a user namespace
    ///     of its own.
    /// - Throws: ``UnidentifiedUser`` if anyone could claim that name.
    public static func vouchForService(
        inContainerOf store: String? = nil,
        byHand isByHand: Bool
    ) throws(UnidentifiedUser) {
        let facts = LoginIdentity(inContainerOf: store)
        if isByHand { _ = try facts.person() } else { try facts.vouchForService() }
    }

    private static func name(of uid: uid_t) -> String { Users.name(of: uid) ?? "uid \(uid)" }
}
