/// Disabling an account at once: ticks the guide's Disabled box, and enters today as the Expires Date unless
/// an earlier one is set.
public enum Disabling {
    /// The outcome of disabling an account.
    public struct Outcome: Sendable {
        /// The account after it was disabled.
        public let account: UserAccount
        /// The Expires Date before that.
        public let previousExpiresOn: CivilDate?
        /// The departure that stays queued, if there is one.
        public let queued: Offboarding?
    }

    /// Decides to disable an account.
    ///
    /// - Throws: ``Refusal``, or what the store throws.
    public static func decide(
        _ username: String,
        overridingProtection overridesProtection: Bool = false,
        in records: any RecordReader,
        under policy: Policy,
        on context: ActionContext
    ) throws -> Decision<Outcome> {
        let account = try records.existingAccount(named: username, exactly: policy.isCaseSensitive)
        var shut = account
        (shut.disabled, shut.feed.hasDisabled) = (true, false)
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
