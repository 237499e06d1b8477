import LastdayMessages
import LastdayCore

extension Policy {
    /// Returns the state of an account after an act, in the same words for every act: its Expires Date and
    /// the closing instant or, if it is disabled, that it is inactive.
    func displayText(_ account: UserAccount, now: Instant) -> String {
        guard account.disabled else { return displayText(account.expiresOn, now: now) }
        let expiry = account.expiresOn.map { "Expires Date \(HumanDates.day($0))" } ?? "no Expires Date"
        return "disabled, inactive at once; \(expiry)"
    }

    /// Returns an Expires Date and the closing instant, in the same words for every command.
    func displayText(_ expiresOn: CivilDate?, now: Instant) -> String {
        guard let expiresOn else { return "never expires" }
        return HumanDates(in: zone).expiry(expiresOn, inactiveFrom: inactiveFrom(expiresOn), now: now)
    }

    /// Returns the instant from which an account with that Expires Date is inactive, for a table.
    func inactiveFromCell(_ expiresOn: CivilDate?) -> FieldValue {
        .optional(expiresOn.map { HumanDates(in: zone).instant(inactiveFrom($0)) })
    }
}
