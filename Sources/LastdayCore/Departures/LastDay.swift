extension Queueing {
    /// A last day more than this many years away is more likely a typing error than a plan.
    public static let farYears = 2

    /// Returns whether a last day is so far from today that it is more likely a typing error than a plan.
    public static func isFar(_ lastDay: CivilDate, from today: CivilDate) -> Bool {
        lastDay > today.adding(years: farYears)
    }

    /// Returns the last day that a request asks for, or refuses it if it may not be entered.
    static func acceptedLastDay(
        of request: Request,
        under policy: Policy,
        at now: Instant
    ) throws(Refusal) -> CivilDate {
        let today = policy.night(at: now)
        guard let lastDay = request.lastDay ?? (request.timing == .planned ? nil : today) else {
            throw .noLastDay
        }
        let tonight = policy.tonight(at: now)
        let isAccepted =
            switch request.timing {
            case .now: lastDay <= today
            case .tonight: lastDay == tonight && policy.inactiveFrom(tonight) > now
            case .planned: lastDay > today
            }
        if request.timing == .tonight, lastDay > tonight { throw .notTonight(lastDay, tonight: tonight) }
        if !request.acceptsFarDay, isFar(lastDay, from: today) {
            throw .farLastDay(lastDay, years: lastDay.parts.year - today.parts.year)
        }
        guard !isAccepted else { return lastDay }
        guard request.timing != .now else { throw .notLeftYet(lastDay) }
        throw surprise(lastDay, under: policy, at: now)
    }

    /// Returns the refusal of a last day that is today or has passed, with the exact instant at which the
    /// account would close.
    static func surprise(_ lastDay: CivilDate, under policy: Policy, at now: Instant) -> Refusal {
        .surpriseNow(
            lastDay: lastDay,
            isToday: lastDay == policy.night(at: now),
            closing: ZonedInstant(policy.inactiveFrom(lastDay), at: now, in: policy.zone)
        )
    }
}

extension Policy {
    /// Returns the last day that the coming midnight ends.
    func tonight(at now: Instant) -> CivilDate {
        let today = night(at: now)
        return expires == .endOfDay ? today : today.next
    }
}
