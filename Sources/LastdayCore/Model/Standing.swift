/// What an account is at an instant: active, expired or disabled, or in use though its Expires Date has passed.
///
/// Expired and disabled do not hide each other.
public struct Standing: Sendable, Equatable {
    /// Whether its Expires Date has put it out of use.
    public let isExpired: Bool
    /// Whether its Disabled box is ticked.
    public let isDisabled: Bool
    /// Why its Expires Date, though it has passed, has not put it out of use.
    public let keptOpen: KeptOpenReason?

    /// Whether the account may be used.
    public var isActive: Bool { !isExpired && !isDisabled }
}

/// Why an account stays in use though its Expires Date has passed: what its night decided.
public enum KeptOpenReason: Sendable, Equatable {
    /// Nobody queued it, and that run had more of these than it may close.
    case held(run: Int64)
    /// A night that is still to come will have more of these than it may close.
    case willBeHeld(CivilDate)
    /// No run closes it.
    case protected(ProtectionReason)
    /// The clock might not be believed, so nobody was closed.
    case doubt
}

/// Why an account is protected.
public enum ProtectionReason: Sendable, Equatable {
    /// The configuration names it, or a role of it.
    case configured
    /// Nobody else would have that role.
    case lastWith(role: String)
}
