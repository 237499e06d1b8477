import LastdayRules

extension Policy {
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
