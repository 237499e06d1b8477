/// What the kernel says about the user behind this process.
///
/// A user number identifies a user only within a user namespace. Every user may create a namespace and have
/// any number in it, including zero and the numbers of the login and of sudo, so numbers are believed only in
/// the machine's initial one.
struct LoginIdentity: Equatable {
    /// The user namespace that a process is in.
    enum Namespace: Equatable {
        /// The machine's initial namespace.
        case initial
        /// Another namespace, and whether it is that of a container in which all of this Lastday is, as the
        /// configuration declares.
        case other(Container)
        /// The kernel does not say.
        case undisclosed
    }

    /// The evidence for a container.
    enum Container: Equatable {
        /// The configuration declares no container.
        case unspoken
        /// The store, or its folder, belongs to a user outside the container.
        case withForeignStore
        /// Everything belongs to users of the container.
        case whole
    }

    /// The user namespace that the process is in.
    var namespace: Namespace
    /// Whether root and the process's own user have the same numbers outside the namespace, as when systemd
    /// creates one for a service (PrivateUsers=).
    var keepsNumbers = false
    /// The process's real user number.
    var uid: UInt32
    /// The user number of the login, which the kernel stores for each process; nil if there was no login.
    var loginUID: UInt32?
    /// The user number in SUDO_UID, set by sudo or by anyone who can set a variable.
    var sudoUID: UInt32?

    /// Verifies that this is the service, running under the number that it appears to have.
    ///
    /// - Throws: ``UnidentifiedUser``.
    func vouchForService() throws(UnidentifiedUser) {
        switch namespace {
        case .other where keepsNumbers: break
        default: _ = try person()
        }
    }

    /// Returns the user number of the person.
    ///
    /// It is the login's. Without a login (a service, a container), it is the one that sudo gives if the
    /// process is the machine's root, so that no other user can have set it; otherwise it is the process's
    /// own.
    ///
    /// - Throws: ``UnidentifiedUser``.
    func person() throws(UnidentifiedUser) -> UInt32 {
        switch namespace {
        case .initial: loginUID ?? (uid == 0 ? sudoUID : nil) ?? uid
        case .other(.whole): loginUID ?? uid
        case .other(.unspoken): throw .isInNamespace
        case .other(.withForeignStore): throw .hasForeignStore
        case .undisclosed: throw .isUndisclosed
        }
    }
}
