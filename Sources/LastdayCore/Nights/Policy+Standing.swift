extension Policy {
    /// What an account is at an instant: the one place where that is decided (design, section 2).
    ///
    /// An account whose date has passed is out of use by the rule until its night has been attended; where that did not
    /// close it, what the night decided is what is true.
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
        return Standing(isExpired: hasPassed && keptOpen == nil, isDisabled: account.disabled, keptOpen: keptOpen)
    }

    /// Whether an Expires Date has passed: the rule by the date alone, by which runs find what they have to do.
    ///
    /// What an account *is* tells ``standing(of:at:given:)``.
    public func hasPassed(_ expiresOn: CivilDate?, at instant: Instant) -> Bool {
        expiresOn.map { inactiveFrom($0) <= instant } ?? false
    }

    /// Whether neither its date nor its Disabled box speaks against the account: such a one is no run's to close.
    func isOpen(_ account: UserAccount, at instant: Instant) -> Bool {
        !account.disabled && !hasPassed(account.expiresOn, at: instant)
    }
}
