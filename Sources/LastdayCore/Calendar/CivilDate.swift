/// A date of the civil (Gregorian) calendar, without clock time, zone or offset.
///
/// Start Dates, End Dates and Expires Dates are civil dates. The instant at which one begins depends on the
/// zone; ``Midnight`` works it out.
public struct CivilDate: Hashable, Comparable, Sendable {
    /// The number of days since 1970-01-01; negative before it.
    public let dayNumber: Int

    /// Creates the date that many days after 1970-01-01.
    public init(dayNumber: Int) {
        self.dayNumber = dayNumber
    }

    /// Creates a date of the years 1 to 9999; nil if the calendar has no such date (February 30, month 13,
    /// year 0).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month),
            (1...Self.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        dayNumber = Self.dayNumber(year: year, month: month, day: day)
    }

    /// 9999-12-31, the last date that can be written.
    static let last = CivilDate(dayNumber: dayNumber(year: 9999, month: 12, day: 31))

    /// Returns the date that many days later, or earlier if negative.
    public func adding(days: Int) -> CivilDate { CivilDate(dayNumber: dayNumber + days) }

    /// Returns the same day of the year that many years later; the last of February for a leap day.
    func adding(years: Int) -> CivilDate {
        let (year, month, day) = parts
        return CivilDate(year: year + years, month: month, day: day)
            ?? CivilDate(year: year + years, month: month, day: min(day, 28)) ?? .last
    }

    /// The date after this one.
    public var next: CivilDate { adding(days: 1) }

    /// The date before this one.
    public var previous: CivilDate { adding(days: -1) }

    /// Returns whether the left date is the earlier one.
    public static func < (left: CivilDate, right: CivilDate) -> Bool { left.dayNumber < right.dayNumber }
}

extension CivilDate {
    /// The year, month and day of month, each counted from 1.
    public var parts: (year: Int, month: Int, day: Int) {
        // The year is counted from March 1, so that the leap day is its last day; an era is the 400 years
        // (146,097 days) after which the calendar repeats.
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    /// The day of the week, from 0 for Sunday to 6 for Saturday.
    public var weekday: Int { ((dayNumber + 4) % 7 + 7) % 7 }

    /// Returns the number of days in that month.
    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    /// Returns the day number of an existing date; the inverse of ``parts``.
    static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month <= 2 ? year - 1 : year
        let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let marchMonth = month > 2 ? month - 3 : month + 9
        let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }
}
