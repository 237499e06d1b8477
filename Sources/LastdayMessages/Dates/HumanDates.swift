public import LastdayCore

/// A formatter of instants and dates for people, in the district's zone.
public struct HumanDates: Sendable {
    private let zone: Zone

    /// Creates a formatter for a zone.
    public init(in zone: Zone) {
        self.zone = zone
    }

    /// Returns a date with its weekday: "Fri 2026-12-18".
    public static func day(_ date: CivilDate) -> String { "\(weekdays[date.weekday]) \(date)" }

    /// Returns an instant as the zone's clocks show it: "Sat 2026-12-19 00:00 MST".
    public func instant(_ instant: Instant) -> String {
        let civil = zone.rules.civil(at: instant)
        let abbreviation = zone.rules.localTime(at: instant).abbreviation
        return "\(Self.day(civil.date)) \(civil.clockTime()) \(abbreviation)"
    }

    /// Returns a Start Date and an End Date as the guide's screens show them: "08/01/2005 - 05/31/2019".
    public static func span(_ start: CivilDate?, _ end: CivilDate?) -> String {
        "\(start?.asOnScreen ?? "") - \(end?.asOnScreen ?? "")"
    }

    /// Returns the distance of an instant from now: "in 25 days", "in 2 h 31 min", "3 days ago".
    public static func distance(to instant: Instant, from now: Instant) -> String {
        let away = span(abs(instant.milliseconds - now.milliseconds) / 1_000)
        return instant >= now ? "in \(away)" : "\(away) ago"
    }

    /// Returns a number of seconds in whole units, rounded down: "25 days", "2 h 31 min".
    private static func span(_ seconds: Int64) -> String {
        let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600, seconds / 60)
        if days >= 2 { return "\(days) days" }
        if hours >= 1 { return minutes % 60 == 0 ? "\(hours) h" : "\(hours) h \(minutes % 60) min" }
        return minutes >= 1 ? "\(minutes) min" : "\(seconds) s"
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
}

extension HumanDates {
    /// Returns an Expires Date and its effect: "expires Fri 2026-12-18 → inactive from Sat 2026-12-19 00:00
    /// MST (in 25 days)".
    public func expiry(_ date: CivilDate, inactiveFrom instant: Instant, now: Instant) -> String {
        "expires \(Self.day(date)) → inactive from \(self.instant(instant)) (\(Self.distance(to: instant, from: now)))"
    }
}

extension ZonedInstant {
    /// The instant as the zone's clocks show it.
    public var displayText: String { HumanDates(in: zone).instant(instant) }

    /// The distance of the instant from the time at which it was viewed.
    public var distance: String { HumanDates.distance(to: instant, from: now) }
}
