/// A point in time, in milliseconds of UTC since 1970-01-01T00:00:00Z, without leap seconds (POSIX time).
public struct Instant: Hashable, Comparable, Sendable {
    /// The milliseconds since the epoch; negative before it.
    public let milliseconds: Int64

    /// Creates the instant that many milliseconds after the epoch.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// Creates the instant that many whole seconds after the epoch.
    public init(seconds: Int64) {
        milliseconds = seconds * 1_000
    }

    /// The whole seconds since the epoch, rounded towards the past.
    public var seconds: Int64 { floorDivide(milliseconds, by: 1_000) }

    /// Returns the instant that many seconds later, or earlier if negative.
    public func adding(seconds: Int64) -> Instant { Instant(milliseconds: milliseconds + seconds * 1_000) }

    /// Returns whether the left instant is the earlier one.
    public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }
}

extension Instant: CustomStringConvertible {
    /// The instant in RFC 3339 form, in UTC and always with milliseconds, so that instants sort as text:
    /// 2026-12-19T07:00:00.000Z.
    public var description: String {
        let moment = CivilDateTime(secondsSinceEpoch: seconds)
        let millisecond = Int(milliseconds - seconds * 1_000)
        guard moment.date.hasFourDigits else { return "\(moment).\(padded(millisecond, to: 3))Z" }
        return DigitWriter.text(24) { writer in
            writer.write(moment)
            writer.write(".")
            writer.write(millisecond, 3)
            writer.write("Z")
        }
    }

    /// The instant in RFC 3339 form, in UTC and to the whole second: 2026-12-19T07:00:00Z.
    public var toTheSecond: String { "\(CivilDateTime(secondsSinceEpoch: seconds))Z" }

    /// Whether ``description`` can be read back: only in the years 1 to 9999.
    var hasText: Bool { CivilDateTime(secondsSinceEpoch: seconds).date.hasFourDigits }

    /// Reads the forms of ``description`` and ``toTheSecond``; nil if the text is anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count == 20 || bytes.count == 24, let moment = CivilDateTime(bytes[0..<19]),
            let millisecond = bytes.count == 24 ? decimal(bytes[20..<23]) : 0
        else { return nil }
        self.init(milliseconds: moment.secondsSinceEpoch * 1_000 + Int64(millisecond))
        // Each form has exactly one text per instant: another spelling would sort and compare wrongly as
        // text.
        guard text == (bytes.count == 20 ? toTheSecond : description) else { return nil }
    }
}

/// Returns the quotient rounded towards negative infinity.
func floorDivide(_ dividend: Int64, by divisor: Int64) -> Int64 {
    let quotient = dividend / divisor
    return dividend % divisor < 0 ? quotient - 1 : quotient
}
