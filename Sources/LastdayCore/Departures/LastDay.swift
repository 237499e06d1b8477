extension Queueing {
    /// A last day more than this many years away is more likely a typing error than a plan.
    public static let farYears = 2
    /// A day more than this many years away is a typing error, whatever is confirmed.
    static let farthestYears = 20

    /// Refuses a last day or an Expires Date that nobody can mean: one that other systems write for no date,
    /// or one that is too far away; and, unless it is confirmed, one so far away that it may be mistyped.
    ///
    /// - Parameters:
    ///   - day: The day.
    ///   - today: The current civil date in the district's zone.
    ///   - acceptsFarDay: Whether a day more than ``farYears`` away is confirmed.
    /// - Throws: ``Refusal/tooFarAway(_:years:)``, ``Refusal/noRealDay(_:)`` or
    ///   ``Refusal/farLastDay(_:years:)``.
    static func refuseUnlikely(
        _ day: CivilDate,
        from today: CivilDate,
        acceptingFarDay acceptsFarDay: Bool
    ) throws(Refusal) {
        let years = day.parts.year - today.parts.year
        if day > today.adding(years: farthestYears) { throw .tooFarAway(day, years: years) }
        if day.isPlaceholder { throw .noRealDay(day) }
        if !acceptsFarDay, isFar(day, from: today) { throw .farLastDay(day, years: years) }
    }

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
        try refuseUnlikely(lastDay, from: today, acceptingFarDay: request.acceptsFarDay)
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
