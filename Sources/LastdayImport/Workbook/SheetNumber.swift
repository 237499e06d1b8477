import LastdayCore

/// A number in a cell of a workbook, as it is written there.
struct SheetNumber {
    let text: String

    /// The first day of a workbook's calendar.
    enum Calendar {
        /// 1 is 1900-01-01, and 60 is 1900-02-29, which never was.
        case from1900
        /// 0 is 1904-01-01.
        case from1904
    }

    /// The number without exponent or decimal places, if it is a whole one of at most 21 digits; otherwise as it
    /// is.
    var plain: String {
        var rest = Substring(text)
        let sign = rest.first == "-" ? "-" : ""
        if rest.first == "-" || rest.first == "+" { rest.removeFirst() }
        let parts = rest.split(separator: rest.contains("e") ? "e" : "E", omittingEmptySubsequences: false)
        guard let mantissa = parts.first, parts.count < 3 else { return text }
        let places = mantissa.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = places.first, places.count < 3, let exponent = parts.count == 2 ? Int(parts[1]) : 0,
            abs(exponent) < 400
        else { return text }
        let fraction = places.count == 2 ? places[1] : ""
        var digits = whole + fraction
        guard !digits.isEmpty,
            digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return text }
        var shift = exponent - fraction.count
        while shift < 0, digits.last == "0" {
            digits.removeLast()
            shift += 1
        }
        guard shift >= 0, digits.count + shift <= 21 else { return digits.isEmpty ? "0" : text }
        let value = (digits + String(repeating: "0", count: shift)).drop { $0 == "0" }
        return value.isEmpty ? "0" : sign + value
    }

    /// The number with zeros before it, as many digits in all.
    func padded(to digits: Int) -> String {
        let plain = plain
        guard plain.allSatisfy(\.isNumber), plain.count < digits else { return plain }
        return String(repeating: "0", count: digits - plain.count) + plain
    }

    /// Returns the date, and the time if it is not midnight; nil if the number is out of the calendar's bounds.
    func date(in calendar: Calendar) -> String? {
        guard let (day, time) = dayAndTime else { return nil }
        let date: String
        switch calendar {
        case .from1900 where day == 60: date = "1900-02-29"
        case .from1900:
            // Day 25,569 is 1970-01-01.
            date = CivilDate(dayNumber: day - 25_569 + (day < 60 ? 1 : 0)).description
        case .from1904: date = CivilDate(dayNumber: day - 24_107).description
        }
        return time == 0 ? date : "\(date) \(Self.clock(time))"
    }

    /// Returns the time of day; with the date, if it has one.
    func time(in calendar: Calendar) -> String? {
        guard let (day, time) = dayAndTime else { return nil }
        return day == 0 ? Self.clock(time) : date(in: calendar)
    }

    /// Whether it may be a date of this century although nothing says so.
    var mayBeDate: Bool { Int(text).map { (36_526..<73_051).contains($0) } ?? false }

    /// The number of the day, and the seconds since it began.
    private var dayAndTime: (day: Int, seconds: Int)? {
        // The calendars end in 9999.
        guard let number = Double(text), number >= 0, number < 2_958_466 - 1_462 else { return nil }
        let seconds = Int((number * 86_400).rounded())
        return (seconds / 86_400, seconds % 86_400)
    }

    private static func clock(_ seconds: Int) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let minutes = "\(two(seconds / 3_600)):\(two(seconds / 60 % 60))"
        return seconds % 60 == 0 ? minutes : "\(minutes):\(two(seconds % 60))"
    }
}
