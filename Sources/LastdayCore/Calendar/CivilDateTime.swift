/// A date and clock time as a wall clock shows them, to the second: without a zone, so not yet an instant.
public struct CivilDateTime: Hashable, Sendable {
    /// The date.
    public let date: CivilDate
    /// The seconds since 00:00 on the clock's face, from 0 to 86,399.
    public let secondOfDay: Int

    /// The seconds since 1970-01-01 00:00:00 on the same clock's face.
    public var secondsSinceEpoch: Int64 { Int64(date.dayNumber) * 86_400 + Int64(secondOfDay) }

    /// Creates the date and time that many seconds after 1970-01-01 00:00:00 on the same clock's face.
    public init(secondsSinceEpoch seconds: Int64) {
        let day = floorDivide(seconds, by: 86_400)
        date = CivilDate(dayNumber: Int(day))
        secondOfDay = Int(seconds - day * 86_400)
    }

    /// Reads ASCII such as `2026-12-18T23:59:30` or `2026-12-18 23:59`; nil if it is anything else.
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
    /// The date and time in the form 2026-12-18T23:59:30.
    public var description: String { "\(date)T\(clockTime(toTheSecond: true))" }

    /// Returns the clock time as 23:59, or as 23:59:30 if requested or if it is not a whole minute.
    public func clockTime(toTheSecond: Bool = false) -> String {
        let (hour, minute, second) = (secondOfDay / 3_600, secondOfDay / 60 % 60, secondOfDay % 60)
        let minutes = "\(padded(hour, to: 2)):\(padded(minute, to: 2))"
        return toTheSecond || second != 0 ? "\(minutes):\(padded(second, to: 2))" : minutes
    }
}

extension DigitWriter {
    /// Writes a date and clock time in the form 2026-12-18T23:59:30.
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
