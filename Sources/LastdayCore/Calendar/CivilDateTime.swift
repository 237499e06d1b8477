/// A date and a clock time as a wall clock shows them, to the second: no zone, so not yet an instant.
public struct CivilDateTime: Hashable, Sendable {
    /// The date.
    public let date: CivilDate
    /// Seconds since 00:00 of that date by the clock's face: 0 to 86,399.
    public let secondOfDay: Int

    /// Seconds from 1970-01-01 00:00:00 on the same clock's face.
    public var secondsSinceEpoch: Int64 { Int64(date.dayNumber) * 86_400 + Int64(secondOfDay) }

    /// What a clock shows that many seconds after it showed 1970-01-01 00:00:00.
    public init(secondsSinceEpoch seconds: Int64) {
        let day = floorDivide(seconds, by: 86_400)
        date = CivilDate(dayNumber: Int(day))
        secondOfDay = Int(seconds - day * 86_400)
    }

    /// Reads `2026-12-18T23:59:30`, `2026-12-18 23:59` and the like, in ASCII; nil where it is anything else.
    init?(_ text: some Collection<UInt8>) {
        let bytes = Array(text)
        guard bytes.count == 16 || bytes.count == 19,
            bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "), bytes[13] == UInt8(ascii: ":"),
            let date = try? CivilDate(reading: String(decoding: bytes[0..<10], as: UTF8.self)),
            let hour = decimal(bytes[11..<13]), hour < 24, let minute = decimal(bytes[14..<16]), minute < 60
        else { return nil }
        var second = 0
        if bytes.count == 19 {
            guard bytes[16] == UInt8(ascii: ":"), let read = decimal(bytes[17..<19]), read < 60
            else { return nil }
            second = read
        }
        self.date = date
        secondOfDay = hour * 3_600 + minute * 60 + second
    }
}

extension CivilDateTime: CustomStringConvertible {
    /// The date and time as 2026-12-18T23:59:30.
    public var description: String { "\(date)T\(clockTime(toTheSecond: true))" }

    /// The clock time as 23:59, or 23:59:30 where asked for or where there are seconds to tell.
    public func clockTime(toTheSecond: Bool = false) -> String {
        let (hour, minute, second) = (secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60)
        let minutes = "\(padded(hour, to: 2)):\(padded(minute, to: 2))"
        return toTheSecond || second != 0 ? "\(minutes):\(padded(second, to: 2))" : minutes
    }
}

extension DigitWriter {
    /// Writes a date and a clock time as 2026-12-18T23:59:30.
    mutating func write(_ moment: CivilDateTime) {
        write(moment.date)
        write("T")
        write(moment.secondOfDay / 3_600, 2)
        write(":")
        write(moment.secondOfDay / 60 % 60, 2)
        write(":")
        write(moment.secondOfDay % 60, 2)
    }
}
