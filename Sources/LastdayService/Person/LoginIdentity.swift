/// What the kernel says of whoever is behind this process.
///
/// User numbers mean somebody only within a user namespace. Everybody may make one of their own and be any number in it,
/// zero, the login's number and sudo's included, so numbers are believed in the machine's first one alone.
struct LoginIdentity: Equatable {
    /// Which user namespace the process is in.
    enum Namespace: Equatable {
        /// The machine's first.
        case initial
        /// Another one; and whether the configuration says that it is that of a container in which all of this Lastday is.
        case other(Container)
        /// The kernel does not say.
        case untold
    }

    /// What speaks for a container.
    enum Container: Equatable {
        /// The configuration does not speak of one.
        case unspoken
        /// The store, or the folder that it is in, belongs to somebody outside of it.
        case withForeignStore
        /// Everything belongs to users of the container.
        case whole
    }

    /// Which user namespace the process is in.
    var namespace: Namespace
    /// Whether root and the process's own user bear the same numbers outside of it, as where systemd makes one for a
    /// service (PrivateUsers=).
    var keepsNumbers = false
    /// The process's real user number.
    var uid: UInt32
    /// The user number of the login, which the kernel keeps for each process; nil where nobody has logged in.
    var loginUID: UInt32?
    /// What sudo says, or anybody who can set a variable.
    var sudoUID: UInt32?

    /// Sees to it that this is the service, under the number that it seems to have.
    ///
    /// - Throws: ``UnidentifiedUser``.
    func vouchForService() throws(UnidentifiedUser) {
        switch namespace {
        case .other where keepsNumbers: break
        default: _ = try person()
        }
    }

    /// The user number of the person.
    ///
    /// The login's; where there was none (a service, a container), the one that sudo gives counts, if the process is the
    /// machine's root, so that nobody else can have set it; else its own.
    ///
    /// - Throws: ``UnidentifiedUser``.
    func person() throws(UnidentifiedUser) -> UInt32 {
        switch namespace {
        case .initial: loginUID ?? (uid == 0 ? sudoUID : nil) ?? uid
        case .other(.whole): loginUID ?? uid
        case .other(.unspoken): throw .isInNamespace
        case .other(.withForeignStore): throw .hasForeignStore
        case .untold: throw .isUntold
        }
    }
}
