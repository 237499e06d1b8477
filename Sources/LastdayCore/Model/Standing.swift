/// The standing of an account at an instant: active, expired or disabled, or in use though its Expires Date
/// has passed.
///
/// An account can be both expired and disabled.
public struct Standing: Sendable, Equatable {
    /// Whether its Expires Date has put the account out of use.
    public let isExpired: Bool
    /// Whether its Disabled box is ticked.
    public let isDisabled: Bool
    /// The reason why the account is still in use although its Expires Date has passed; nil if that does not
    /// apply.
    public let keptOpen: KeptOpenReason?

    /// Whether the account may be used.
    public var isActive: Bool { !isExpired && !isDisabled }
}

/// The reason why an account stays in use although its Expires Date has passed, as its night decided.
public enum KeptOpenReason: Sendable, Equatable {
    /// The account was not queued on purpose, and that run had more such accounts than it may close.
    case held(run: Int64)
    /// The same applies to a night still to come: it will have more such accounts than it may close.
    case willBeHeld(CivilDate)
    /// The account is protected, so no run closes it.
    case protected(ProtectionReason)
    /// The clock was in doubt, so no account was closed.
    case doubt
}

/// The reason why an account is protected.
public enum ProtectionReason: Sendable, Equatable {
    /// The configuration names the account or one of its roles.
    case configured
    /// No other active account would have that role.
    case lastWith(role: String)
}
