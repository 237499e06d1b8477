/// When civil dates begin: the one place where that is worked out.
///
/// A date begins at the first instant at which the zone's clocks show it or a later date. That is not always
/// 00:00, for clocks that are set forward at midnight (Havana, Cairo, Santiago, Beirut) never show it; of a
/// midnight that comes twice it is the first; and a date that a zone leapt over (Apia's 2011-12-30) begins
/// together with the next. It is never "86,400 seconds later".
public enum Midnight {
    /// The instant at which that date begins in that zone.
    public static func beginning(of date: CivilDate, in zone: Zone) -> Instant {
        let face = Int64(date.dayNumber) * 86_400
        // No clock is more than 26 hours off UTC, so no earlier segment shows the date.
        var segment = zone.rules.segment(at: face - 26 * 3_600)
        while true {
            let offset = Int64(segment.localTime.offset)
            let candidate = max(segment.start ?? .min, face - offset)
            guard let end = segment.end, candidate >= end else { return Instant(seconds: candidate) }
            segment = zone.rules.segment(at: end)
        }
    }

    /// The latest date that has begun at that instant.
    ///
    /// That is what the clocks show, except in the hour after a zone's clocks went back over midnight: a date
    /// that has begun does not end before the next one begins.
    public static func date(at instant: Instant, in zone: Zone) -> CivilDate {
        var date = zone.rules.civil(at: instant).date
        while beginning(of: date.next, in: zone) <= instant { date = date.next }
        return date
    }

    /// The next date to begin after that instant; of dates that begin together, the last.
    public static func next(after instant: Instant, in zone: Zone) -> CivilDate {
        var date = date(at: instant, in: zone).next
        while !exists(date, in: zone) { date = date.next }
        return date
    }

    /// Whether the zone's clocks ever show that date.
    public static func exists(_ date: CivilDate, in zone: Zone) -> Bool {
        beginning(of: date, in: zone) < beginning(of: date.next, in: zone)
    }
}
