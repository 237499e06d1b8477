extension CivilDate: CustomStringConvertible {
    /// The date in the form 2026-12-18.
    public var description: String {
        guard hasFourDigits else {
            let (year, month, day) = parts
            return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
        }
        return DigitWriter.text(10) { $0.write(self) }
    }

    /// Whether its year is from 1 to 9999, which four digits can show.
    var hasFourDigits: Bool { (-719_162...2_932_896).contains(dayNumber) }

    /// The date in the form of the guide's screens: 12/18/2026.
    public var asOnScreen: String {
        let (year, month, day) = parts
        return "\(padded(month, to: 2))/\(padded(day, to: 2))/\(padded(year, to: 4))"
    }

    /// Reads a date in the form 2026-12-18 or, as on the guide's screens, 12/18/2026.
    ///
    /// - Throws: ``UnreadableDate``, with what is wrong.
    public init(reading text: String) throws(UnreadableDate) {
        let bytes = Array(text.utf8)
        guard bytes.count == 10 else { throw UnreadableDate(text: text, why: nil) }
        let fields: (year: Int?, month: Int?, day: Int?)
        if bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") {
            fields = (decimal(bytes[0..<4]), decimal(bytes[5..<7]), decimal(bytes[8..<10]))
        } else if bytes[2] == UInt8(ascii: "/"), bytes[5] == UInt8(ascii: "/") {
            fields = (decimal(bytes[6..<10]), decimal(bytes[0..<2]), decimal(bytes[3..<5]))
        } else {
            throw UnreadableDate(text: text, why: nil)
        }
        guard let year = fields.year, let month = fields.month, let day = fields.day else {
            throw UnreadableDate(text: text, why: nil)
        }
        guard let date = CivilDate(year: year, month: month, day: day) else {
            throw UnreadableDate(text: text, why: Self.fault(year: year, month: month, day: day))
        }
        self = date
    }

    private static func fault(year: Int, month: Int, day: Int) -> UnreadableDate.Fault {
        if year == 0 { return .noYear }
        if !(1...12).contains(month) { return .noMonth(month) }
        return .noDay(day, month: month, year: year, days: days(inMonth: month, of: year))
    }
}

/// An error for a text that should be a date and is not.
public struct UnreadableDate: Failure, Equatable {
    /// The fault of a text that has the form of a date.
    public enum Fault: Sendable, Equatable {
        /// There is no year 0.
        case noYear
        /// There is no such month.
        case noMonth(Int)
        /// There is no such day in that month of that year, which has `days` days.
        case noDay(Int, month: Int, year: Int, days: Int)
    }

    /// The text that was given.
    public let text: String
    /// The fault, if the text has the form of a date; nil if it does not.
    public let why: Fault?

    /// Creates an error for a text and its fault.
    public init(text: String, why: Fault?) {
        self.text = text
        self.why = why
    }

    /// Bad data, wherever the text came from.
    public var kind: FailureKind { .badData }
}

extension DigitWriter {
    /// Writes a date in the form 2026-12-18.
    mutating func write(_ date: CivilDate) {
        let (year, month, day) = date.parts
        write(year, 4)
        write("-")
        write(month, 2)
        write("-")
        write(day, 2)
    }
}
