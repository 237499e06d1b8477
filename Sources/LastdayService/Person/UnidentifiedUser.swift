public import LastdayMessages
public import LastdayCore

/// The reason why the audit cannot name the user, so that nothing is done.
public enum UnidentifiedUser: Explained, Equatable {
    /// The process is in a user namespace of its own.
    case isInNamespace
    /// The process is in a container, and the store belongs to a user outside it.
    case hasForeignStore
    /// The kernel does not say in which user namespace the process is.
    case isUndisclosed

    /// The kind of failure.
    public var kind: FailureKind { .notPermitted }

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .isInNamespace:
            "the audit cannot say who does this: in a user namespace of its own (unshare, a container) anybody can claim "
                + "any name; type it outside, or see \"container\" in: man lastday.toml"
        case .hasForeignStore:
            "the audit cannot say who does this: the configuration says that all of Lastday is in this container, but the "
                + "store or its folder belongs to a user outside, or cannot be examined; type it outside"
        case .isUndisclosed:
            "the audit cannot say who does this: /proc does not show in which user namespace this is; "
                + "type it where /proc is mounted, with nothing mounted over its parts"
        }
    }
}
