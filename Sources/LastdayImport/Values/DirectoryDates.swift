import LastdayMessages
import LastdayCore

/// Active Directory's dates, which say when an account has expired, not on which day it may last be used.
enum DirectoryDates {
    /// Reads AccountExpirationDate: midnight at the beginning of a day is the end of the day before.
    ///
    /// A time with an offset from UTC is an instant, which is looked at in the given zone.
    ///
    /// - Returns: The last day on which the account may be used; nil if the cell is blank or means never.
    static func expiresDate(_ cell: String, in zone: Zone? = nil) throws(BadCell) -> CivilDate? {
        guard !isNever(cell) else { return nil }
        let moment = try WrittenDate(reading: cell)
        guard !moment.date.isPlaceholder else { return nil }
        if let zone, let instant = moment.instant { return expiresDate(at: instant, in: zone) }
        return moment.isMidnight ? moment.date.previous : moment.date
    }

    /// Reads accountExpires, a number of 100 ns since 1601; 0 and 2^63 − 1 are never.
    static func instant(_ cell: String) throws(BadCell) -> Instant? {
        guard !isNever(cell) else { return nil }
        guard let ticks = Int64(cell), ticks >= 0 else {
            throw BadCell("\(quoted(cell)) is not a number of Active Directory's, such as 134421372000000000")
        }
        guard ticks != 0, ticks != .max else { return nil }
        return Instant(milliseconds: ticks / 10_000 - 11_644_473_600_000)
    }

    private static func isNever(_ cell: String) -> Bool {
        cell.isEmpty || isBlankWord(cell) || isNeverWord(cell)
    }

    /// Returns the last day on which an account may be used that has expired at an instant.
    static func expiresDate(at instant: Instant, in zone: Zone) -> CivilDate {
        zone.rules.civil(at: Instant(milliseconds: instant.milliseconds - 1)).date
    }

    /// Returns whether an instant means a day somewhere on earth: a directory's dates may be in another zone.
    static func agrees(_ instant: Instant, with date: CivilDate?) -> Bool {
        guard let date else { return false }
        let last = instant.milliseconds - 1
        return [-14, 14].contains { hours in
            CivilDateTime(secondsSinceEpoch: (last + Int64(hours) * 3_600_000) / 1_000).date == date
        } || CivilDateTime(secondsSinceEpoch: last / 1_000).date == date
    }
}
