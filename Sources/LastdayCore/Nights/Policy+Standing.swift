extension Policy {
    /// Returns the standing of an account at an instant: the only place that decides it (design, section 2).
    ///
    /// An account whose date has passed is out of use by the rule until its night is done; if that night did
    /// not close it, the night's decision holds.
    ///
    /// - Throws: What the store throws.
    public func standing(
        of account: UserAccount,
        at instant: Instant,
        given history: NightHistory
    ) throws -> Standing {
        let hasPassed = hasPassed(account.expiresOn, at: instant)
        let isOpen = !account.disabled && account.closing == nil
        let keptOpen = hasPassed && isOpen ? try history.keptOpen(of: account, at: instant, under: self) : nil
        return Standing(
            isExpired: hasPassed && keptOpen == nil,
            isDisabled: account.disabled,
            keptOpen: keptOpen
        )
    }
}
