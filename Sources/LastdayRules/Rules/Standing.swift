/// What an account is at an instant: active, expired or disabled.
///
/// Expired and disabled do not hide each other.
public struct Standing: Sendable, Equatable, CustomStringConvertible {
    /// Whether its Expires Date has passed.
    public let isExpired: Bool
    /// Whether its Disabled box is ticked.
    public let isDisabled: Bool

    /// Whether the account may be used.
    public var isActive: Bool { !isExpired && !isDisabled }

    /// In the design's words: "active", "expired", "disabled", "expired, disabled".
    public var description: String {
        if isActive { return "active" }
        return [isExpired ? "expired" : nil, isDisabled ? "disabled" : nil].compactMap(\.self).joined(
            separator: ", "
        )
    }
}

extension Policy {
    /// What an account is at an instant: the one place where that is decided (design, section 2).
    public func standing(of account: UserAccount, at instant: Instant) -> Standing {
        Standing(
            isExpired: account.expiresOn.map { inactiveFrom($0) <= instant } ?? false,
            isDisabled: account.disabled
        )
    }
}
