import Testing

@testable import LastdayCore

@Suite struct CivilDateTests {
    @Test func `every day of the years 1 to 9999 has the right year, month and day`() throws {
        let first = try #require(CivilDate(year: 1, month: 1, day: 1))
        let last = try #require(CivilDate(year: 9999, month: 12, day: 31))
        #expect(first.dayNumber == -719_162)
        #expect(last.dayNumber == 2_932_896)
        // Counts the calendar out by hand: days until the month is full, and months until the year is.
        var (year, month, day) = (1, 1, 1)
        var wrong: [Int] = []
        for number in first.dayNumber...last.dayNumber {
            let date = CivilDate(dayNumber: number)
            let isNamed = date.parts == (year, month, day)
            if !isNamed || CivilDate(year: year, month: month, day: day) != date { wrong.append(number) }
            day += 1
            guard day > 28 else { continue }
            let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
            let length = month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
            if day > length { (month, day) = (month + 1, 1) }
            if month > 12 { (year, month) = (year + 1, 1) }
        }
        #expect(wrong.isEmpty)
        #expect(year == 10_000)
    }

    @Test func `the calendar repeats every 400 years, even before the year 1`() {
        for day in stride(from: -1_500_000, to: 1_500_000, by: 7) {
            let (year, month, dayOfMonth) = CivilDate(dayNumber: day).parts
            #expect(CivilDate(dayNumber: day + 146_097).parts == (year + 400, month, dayOfMonth))
            #expect(CivilDate.dayNumber(year: year, month: month, day: dayOfMonth) == day)
        }
    }

    @Test func `the epoch is day 0, and a Thursday`() throws {
        let epoch = try CivilDate(reading: "1970-01-01")
        #expect(epoch.dayNumber == 0)
        #expect(epoch.weekday == 4)
    }

    @Test(arguments: [
        ("1969-12-31", 3), ("2000-02-29", 2), ("2026-12-18", 5), ("0001-01-01", 1), ("2026-12-20", 0),
    ])
    func `weekdays are right on both sides of the epoch`(date: String, weekday: Int) throws {
        #expect(try CivilDate(reading: date).weekday == weekday)
    }

    @Test(arguments: [
        (0, 1, 1), (10_000, 1, 1), (-1, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32),
        (2026, 2, 29), (2100, 2, 29), (2026, 4, 31),
    ])
    func `a date that does not exist in the calendar cannot be made`(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test(arguments: [
        ("2026-12-31", "2027-01-01"), ("2028-02-28", "2028-02-29"), ("2028-02-29", "2028-03-01"),
        ("2100-02-28", "2100-03-01"), ("1969-12-31", "1970-01-01"),
    ])
    func `the previous date of the next date is the date itself`(date: String, next: String) throws {
        let (date, next) = (try CivilDate(reading: date), try CivilDate(reading: next))
        #expect(date.next == next)
        #expect(next.previous == date)
        #expect(date < next)
        #expect(next.adding(days: 400).adding(days: -401) == date)
    }
}
