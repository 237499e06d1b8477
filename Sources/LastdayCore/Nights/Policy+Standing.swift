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

    /// Returns whether an Expires Date has passed: the rule by date alone, with which runs find their work.
    ///
    /// For the standing of an account, see ``standing(of:at:given:)``.
    public func hasPassed(_ expiresOn: CivilDate?, at instant: Instant) -> Bool {
        expiresOn.map { inactiveFrom($0) <= instant } ?? false
    }

    /// Returns whether neither the date nor the Disabled box puts the account out of use, so that no run may
    /// close it.
    func isOpen(_ account: UserAccount, at instant: Instant) -> Bool {
        !account.disabled && !hasPassed(account.expiresOn, at: instant)
    }
}
