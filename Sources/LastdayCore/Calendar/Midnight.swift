/// The instants at which civil dates begin, worked out here and nowhere else.
///
/// A date begins at the first instant at which the zone's clocks show it or a later date. That is not always
/// 00:00: clocks that are set forward at midnight (Havana, Cairo, Santiago, Beirut) never show it. If a
/// midnight comes twice, the first one counts. A date that a zone skipped (Apia's 2011-12-30) begins together
/// with the next one. A date is never taken to begin "86,400 seconds later".
public enum Midnight {
    /// Returns the instant at which a date begins in a zone.
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

    /// Returns the latest date that has begun in the zone at an instant.
    ///
    /// That is the date on the clocks, except in the hour after the clocks went back over midnight: a date
    /// that has begun does not end before the next one begins.
    public static func date(at instant: Instant, in zone: Zone) -> CivilDate {
        var date = zone.rules.civil(at: instant).date
        while beginning(of: date.next, in: zone) <= instant { date = date.next }
        return date
    }

    /// Returns the next date to begin in the zone after an instant; of dates that begin together, the last.
    public static func next(after instant: Instant, in zone: Zone) -> CivilDate {
        var date = date(at: instant, in: zone).next
        while !exists(date, in: zone) { date = date.next }
        return date
    }

    /// Returns whether the zone's clocks ever show a date.
    public static func exists(_ date: CivilDate, in zone: Zone) -> Bool {
        beginning(of: date, in: zone) < beginning(of: date.next, in: zone)
    }
}
