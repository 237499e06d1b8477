import LastdayMessages
import LastdayCore

/// A date in one of the forms in which files have it, and the time of day behind it, if there is one.
///
/// The order is always month, day, year, as on the guide's screens; a date that can only be read the other way
/// round refuses its whole file, because the others of the file may be meant so too.
struct WrittenDate: Equatable {
    let date: CivilDate
    /// The time as written; nil if there is none.
    let time: String?
    let isMidnight: Bool

    /// Reads a date.
    ///
    /// - Parameters:
    ///   - cell: The cell, which is not blank.
    ///   - pivot: The first two-digit year that is one of the 1900s.
    /// - Throws: ``BadCell``.
    init(reading cell: String, pivot: Int = 100) throws(BadCell) {
        // The form of nearly all files.
        if cell.utf8.count == 10, let date = try? CivilDate(reading: cell) {
            (self.date, time, isMidnight) = (date, nil, true)
            return
        }
        try Self.refuseNumber(cell)
        let (text, time) = Self.split(cell)
        self.time = time
        isMidnight = time.map(Self.isMidnight) ?? true
        let fields = try Self.fields(of: text, in: cell)
        var year = fields.year
        if fields.yearDigits == 2 { year += year >= pivot ? 1900 : 2000 }
        if let date = CivilDate(year: year, month: fields.month, day: fields.day) {
            self.date = date
            return
        }
        if fields.isNumeric, fields.month > 12, fields.day <= 12,
            let meant = CivilDate(year: year, month: fields.day, day: fields.month)
        {
            throw BadCell(
                "\(quoted(cell)) can only be \(meant) with the day first, and dates are read with the month first; "
                    + "save the file with dates as 2026-12-18",
                refusesFile: true
            )
        }
        let digits = "\(year)"
        let padding = String(repeating: "0", count: max(0, 4 - digits.utf8.count))
        let form = "\(padding)\(digits)-\(Self.two(fields.month))-\(Self.two(fields.day))"
        var why: UnreadableDate.Fault?
        do throws(UnreadableDate) { _ = try CivilDate(reading: form) } catch { why = error.why }
        throw BadCell(UnreadableDate(text: cell, why: why).description)
    }

    /// The instant, if the time has an offset from UTC, as 06:00:00Z or 00:00:00.000-06:00 has.
    var instant: Instant? {
        guard let time = time?.uppercased() else { return nil }
        let mark = time.lastIndex { $0 == "+" || $0 == "-" || $0 == "Z" }
        guard let mark else { return nil }
        let clock = time[..<mark].split(separator: ":").map { $0.prefix { $0 != "." } }
        let zone = time[time.index(after: mark)...].filter(\.isNumber)
        let numbers = clock.map { Int($0) }
        guard (2...3).contains(numbers.count), let hour = numbers[0], let minute = numbers[1],
            let second = numbers.count > 2 ? numbers[2] : 0, zone.isEmpty == (time[mark] == "Z"),
            zone.isEmpty || zone.count == 4, let ahead = zone.isEmpty ? 0 : Int(zone)
        else { return nil }
        let offset = (ahead / 100 * 60 + ahead % 100) * 60 * (time[mark] == "-" ? -1 : 1)
        let seconds = date.dayNumber * 86_400 + hour * 3_600 + minute * 60 + second - offset
        return Instant(milliseconds: Int64(seconds) * 1_000)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Refuses a bare number, which is how a spreadsheet counts days.
    private static func refuseNumber(_ cell: String) throws(BadCell) {
        let whole = cell.hasSuffix(".0") ? cell.dropLast(2) : cell[...]
        guard whole.utf8.count == 5, let days = Int(whole), days > 20_000 else { return }
        // Day 25,569 of a spreadsheet is 1970-01-01.
        let date = CivilDate(dayNumber: days - 25_569)
        throw BadCell(
            "\(quoted(cell)) would be \(date.asOnScreen) in Excel; write the date, as 2026-12-18 or 12/18/2026"
        )
    }

    /// Returns the date and the time of a cell.
    private static func split(_ cell: String) -> (date: Substring, time: String?) {
        // The time begins at the digit that a colon follows.
        guard let colon = cell.firstIndex(of: ":") else { return (cell[...], nil) }
        var start = colon
        while start > cell.startIndex, cell[cell.index(before: start)].isNumber {
            start = cell.index(before: start)
        }
        var end = start
        while end > cell.startIndex {
            let before = cell.index(before: end)
            guard cell[before].isWhitespace || cell[before] == "T" || cell[before] == "," else { break }
            end = before
        }
        return (cell[..<end], String(cell[start...]).trimmed)
    }

    private static func isMidnight(_ time: String) -> Bool {
        var text = time.uppercased()
        if let mark = text.lastIndex(where: { $0 == "+" || $0 == "-" }) {
            text = String(text[..<mark])
        }
        text = text.hasSuffix("Z") ? String(text.dropLast()) : text
        text = text.trimmed
        let isMorning = text.hasSuffix("AM") || text.hasSuffix("A.M.")
        let isAfternoon = text.hasSuffix("PM") || text.hasSuffix("P.M.")
        let digits = text.filter(\.isNumber)
        guard !digits.isEmpty, !isAfternoon else { return false }
        if isMorning, digits.hasPrefix("12") { return digits.dropFirst(2).allSatisfy { $0 == "0" } }
        return digits.allSatisfy { $0 == "0" }
    }

    private struct Fields {
        let year: Int
        let yearDigits: Int
        let month: Int
        let day: Int
        /// Whether the month is a number.
        let isNumeric: Bool
    }

    private static func fields(of text: Substring, in cell: String) throws(BadCell) -> Fields {
        var parts: [String] = []
        var marks: Set<Character> = []
        var isInPart = false
        for character in text {
            if character.isASCII, character.isLetter || character.isNumber {
                let continues = isInPart && parts.last?.last?.isNumber == character.isNumber
                if continues {
                    parts[parts.count - 1].append(character)
                } else {
                    parts.append(String(character))
                }
                isInPart = true
            } else {
                if !character.isWhitespace, character != "," { marks.insert(character) }
                isInPart = false
            }
        }
        // A weekday before the date says nothing new.
        if let first = parts.first?.lowercased(), first.count >= 3,
            weekdays.contains(where: { $0.hasPrefix(first) })
        {
            parts.removeFirst()
        }
        guard parts.count == 3, marks.count <= 1, marks.isSubset(of: ["/", "-", "."]),
            text.count(where: { $0 == "/" || $0 == "-" }) <= 2
        else {
            throw unreadable(cell)
        }
        let numbers = parts.map { Int($0) }
        if let one = numbers[0], let two = numbers[1], let three = numbers[2] {
            guard marks.count == 1, !marks.contains("."), text.count(where: { marks.contains($0) }) == 2
            else {
                throw unreadable(cell)
            }
            if parts[0].count == 4, parts[1].count == parts[2].count,
                parts[1].count == 2 || marks.contains("/")
            {
                return Fields(year: one, yearDigits: 4, month: two, day: three, isNumeric: false)
            }
            // With hyphens either order is usual.
            guard !marks.contains("-") || one > 12 || two > 12 || one == two else { throw unreadable(cell) }
            guard [2, 4].contains(parts[2].count), parts[0].count <= 2, parts[1].count <= 2 else {
                throw unreadable(cell)
            }
            return Fields(year: three, yearDigits: parts[2].count, month: one, day: two, isNumeric: true)
        }
        // "18-Dec-26" and "December 18, 2026".
        guard let year = numbers[2], [2, 4].contains(parts[2].count) else { throw unreadable(cell) }
        if let day = numbers[0], let month = month(parts[1]), parts[0].count <= 2 {
            return Fields(year: year, yearDigits: parts[2].count, month: month, day: day, isNumeric: false)
        }
        if let day = numbers[1], let month = month(parts[0]), parts[1].count <= 2 {
            return Fields(year: year, yearDigits: parts[2].count, month: month, day: day, isNumeric: false)
        }
        throw unreadable(cell)
    }

    private static func unreadable(_ cell: String) -> BadCell {
        BadCell(UnreadableDate(text: cell, why: nil).description)
    }

    private static func month(_ word: String) -> Int? {
        let word = word.lowercased()
        guard word.count >= 3 else { return nil }
        return months.firstIndex { $0.hasPrefix(word) || (word == "sept" && $0 == "september") }.map {
            $0 + 1
        }
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ]
    private static let weekdays = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
}
