/// The rule that a zone's clocks follow for ever after the table of its file.
///
/// It is the file's last line, in the form of POSIX's TZ variable as RFC 9636, section 3.3 extends it
/// ("EST5EDT,M3.2.0,M11.1.0").
struct ZoneFooter: Sendable, Equatable {
    /// The time of each year at which the clocks are reset.
    struct Reset: Sendable, Equatable {
        enum Day: Sendable, Equatable {
            /// The nth day of the year, counted from 1; February 29 is never counted.
            case julian(Int)
            /// The nth day of the year, counted from 0; February 29 is counted.
            case ordinal(Int)
            /// The nth such weekday of a month (0 is Sunday); 5 is the last.
            case weekday(month: Int, week: Int, weekday: Int)
        }

        let day: Day
        /// The seconds from 00:00 of that day on the clocks' face before the reset: -167 h to 167 h.
        let secondOfDay: Int

        /// Returns the clocks' face, in seconds since the epoch, at which a year's reset takes place.
        func face(in year: Int) -> Int64 {
            Int64(dayNumber(in: year)) * 86_400 + Int64(secondOfDay)
        }

        private func dayNumber(in year: Int) -> Int {
            let newYear = CivilDate.dayNumber(year: year, month: 1, day: 1)
            switch day {
            case .julian(let day):
                return newYear + day - 1 + (CivilDate.isLeap(year) && day >= 60 ? 1 : 0)
            case .ordinal(let day):
                return newYear + day
            case .weekday(let month, let week, let weekday):
                let first = CivilDate(dayNumber: CivilDate.dayNumber(year: year, month: month, day: 1))
                let day = (weekday - first.weekday + 7) % 7 + (week - 1) * 7
                let beyond = day >= CivilDate.days(inMonth: month, of: year)
                return first.dayNumber + (beyond ? day - 7 : day)
            }
        }
    }

    /// Daylight saving time, with its beginning and end.
    struct Daylight: Sendable, Equatable {
        let localTime: ZoneRules.LocalTime
        let begins, ends: Reset
    }

    let standard: ZoneRules.LocalTime
    let daylight: Daylight?

    /// Returns the segment that contains a second since the epoch, given the last segment of the table.
    func segment(at second: Int64, following table: ZoneRules.Segment) -> ZoneRules.Segment {
        guard let daylight else {
            return ZoneRules.Segment(start: table.start, end: nil, localTime: standard)
        }
        let year = CivilDateTime(secondsSinceEpoch: second).date.parts.year
        var resets: [(second: Int64, beginsDaylight: Bool)] = []
        resets.reserveCapacity(10)
        // A reset can be up to 167 hours from its day, and so fall in the year before or after its own.
        for year in (year - 2)...(year + 2) {
            resets.append((daylight.begins.face(in: year) - Int64(standard.offset), true))
            resets.append((daylight.ends.face(in: year) - Int64(daylight.localTime.offset), false))
        }
        // A zone on daylight saving time all year ends it and begins it in the same second. The later reset
        // wins, because the sort keeps the order of equal elements.
        resets.sort { $0.second < $1.second }
        let past = resets.last { $0.second <= second }
        let next = resets.first { $0.second > second }
        return ZoneRules.Segment(
            start: [table.start, past?.second].compactMap(\.self).max(),
            end: next?.second,
            localTime: past?.beginsDaylight == true ? daylight.localTime : standard
        )
    }
}
