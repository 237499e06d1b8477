extension ZoneFooter {
    /// Reads a footer; nil if the line is not one.
    init?(_ line: [UInt8]) {
        var reader = FooterReader(rest: line[...])
        guard let name = reader.name(), let west = reader.clockTime(hours: 0...24) else { return nil }
        standard = ZoneRules.LocalTime(offset: -west, named: name)
        guard !reader.rest.isEmpty else {
            daylight = nil
            return
        }
        guard let daylightName = reader.name() else { return nil }
        var offset = standard.offset + 3_600
        if reader.rest.first != UInt8(ascii: ",") {
            guard let west = reader.clockTime(hours: 0...24) else { return nil }
            offset = -west
        }
        guard let begins = reader.reset(), let ends = reader.reset(), reader.rest.isEmpty else { return nil }
        daylight = Daylight(
            localTime: ZoneRules.LocalTime(offset: offset, named: daylightName),
            begins: begins,
            ends: ends
        )
    }
}

private struct FooterReader {
    var rest: ArraySlice<UInt8>

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard rest.first == UInt8(ascii: character) else { return false }
        rest.removeFirst()
        return true
    }

    /// Reads an abbreviation of three or more characters: letters, or anything in angle brackets.
    mutating func name() -> ArraySlice<UInt8>? {
        let name: ArraySlice<UInt8>
        if skip("<") {
            guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return nil }
            name = rest[..<end]
            rest = rest[(end + 1)...]
        } else {
            name = rest.prefix { ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") }
            rest = rest[name.endIndex...]
        }
        return name.count >= 3 ? name : nil
    }

    mutating func number(_ allowed: ClosedRange<Int>) -> Int? {
        let digits = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        guard digits.count <= 3, let number = decimal(digits), allowed.contains(number) else { return nil }
        rest = rest[digits.endIndex...]
        return number
    }

    /// Reads `[+-]hh[:mm[:ss]]`, in seconds.
    mutating func clockTime(hours: ClosedRange<Int>) -> Int? {
        let sign = skip("-") ? -1 : 1
        if sign == 1 { _ = skip("+") }
        guard let hour = number(hours) else { return nil }
        var seconds = hour * 3_600
        if skip(":") {
            guard let minute = number(0...59) else { return nil }
            seconds += minute * 60
            if skip(":") {
                guard let second = number(0...59) else { return nil }
                seconds += second
            }
        }
        return sign * seconds
    }

    /// Reads `,day[/time]`; the time is 02:00:00 if none is given.
    mutating func reset() -> ZoneFooter.Reset? {
        guard skip(","), let day = day() else { return nil }
        guard skip("/") else { return ZoneFooter.Reset(day: day, secondOfDay: 7_200) }
        guard let second = clockTime(hours: 0...167) else { return nil }
        return ZoneFooter.Reset(day: day, secondOfDay: second)
    }

    private mutating func day() -> ZoneFooter.Reset.Day? {
        if skip("J") { return number(1...365).map { .julian($0) } }
        guard skip("M") else { return number(0...365).map { .ordinal($0) } }
        guard let month = number(1...12), skip("."), let week = number(1...5), skip("."),
            let day = number(0...6)
        else { return nil }
        return .weekday(month: month, week: week, weekday: day)
    }
}
