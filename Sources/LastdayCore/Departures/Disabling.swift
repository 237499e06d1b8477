/// Shutting an account at once: the guide's Disabled box, with today entered as the Expires Date where none or a
/// later one stands.
public enum Disabling {
    /// What shutting it came to.
    public struct Outcome: Sendable {
        /// The account after it.
        public let account: UserAccount
        /// The Expires Date that stood before.
        public let previousExpiresOn: CivilDate?
        /// The departure that stays queued, where there is one.
        public let queued: Offboarding?
    }

    /// Decides the shutting of an account.
    ///
    /// - Throws: ``Refusal``, or what the store throws.
    public static func decide(
        _ username: String,
        overridingProtection overridesProtection: Bool = false,
        in records: any RecordReader,
        under policy: Policy,
        on context: ActionContext
    ) throws -> Decision<Outcome> {
        let account = try records.existingAccount(named: username)
        var shut = account
        shut.disabled = true
        let today = policy.night(at: context.at)
        shut.expiresOn = min(account.expiresOn ?? today, today)
        if !overridesProtection {
            let accountChange = Protection.AccountChange(from: account, to: shut)
            try policy.protection.refuse(accountChange, in: records, on: context)
        }
        guard shut != account else { throw Refusal.alreadyDisabled(account.username) }
        return Decision(
            [Event(.disabled, to: shut, [Change(from: account, to: shut)])],
            Outcome(
                account: shut,
                previousExpiresOn: account.expiresOn,
                queued: try records.queuedOffboarding(of: account.number)
            )
        )
    }
}
