import LastdayMessages
import LastdayRules

extension Policy {
    /// What an account comes to, as it is said back by every act: its Expires Date with the closing instant or,
    /// where Disabled shuts it, that it is inactive already.
    func told(_ account: UserAccount, now: Instant) -> String {
        guard account.disabled else { return told(account.expiresOn, now: now) }
        let expiry = account.expiresOn.map { "Expires Date \(Telling.day($0))" } ?? "no Expires Date"
        return "disabled, inactive at once; \(expiry)"
    }

    /// An Expires Date as it is said back wherever one is set or shown.
    func told(_ expiresOn: CivilDate?, now: Instant) -> String {
        guard let expiresOn else { return "never expires" }
        return Telling(in: zone).expiry(expiresOn, inactiveFrom: inactiveFrom(expiresOn), now: now)
    }

    /// The instant at which an account with that Expires Date goes out of use, as a cell.
    func inactiveFromCell(_ expiresOn: CivilDate?) -> FieldValue {
        .optional(expiresOn.map { Telling(in: zone).instant(inactiveFrom($0)) })
    }
}
