/// Returns the number in decimal digits, padded with zeros on the left.
func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// A writer of short ASCII texts of known length: dates and instants, of which a large night needs a million.
struct DigitWriter {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private var count = 0

    /// Returns the text of at most `count` bytes that the body writes.
    static func text(_ count: Int, _ body: (inout DigitWriter) -> Void) -> String {
        String(unsafeUninitializedCapacity: count) { buffer in
            var writer = DigitWriter(buffer: buffer)
            body(&writer)
            return writer.count
        }
    }

    private init(buffer: UnsafeMutableBufferPointer<UInt8>) {
        self.buffer = buffer
    }

    /// Writes a non-negative number of at most `width` digits, padded with zeros on the left.
    mutating func write(_ number: Int, _ width: Int) {
        var rest = number
        for place in stride(from: count + width - 1, through: count, by: -1) {
            buffer[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        count += width
    }

    /// Writes an ASCII character.
    mutating func write(_ character: Unicode.Scalar) {
        buffer[count] = UInt8(ascii: character)
        count += 1
    }
}

/// Returns the number that these ASCII digits spell; nil if there are none, if any byte is not a digit, or if
/// the number exceeds `Int`.
func decimal(_ digits: some Sequence<UInt8>) -> Int? {
    var number: Int?
    for digit in digits {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
        let (tens, tooLarge) = (number ?? 0).multipliedReportingOverflow(by: 10)
        guard !tooLarge else { return nil }
        let (sum, overflows) = tens.addingReportingOverflow(Int(digit - UInt8(ascii: "0")))
        guard !overflows else { return nil }
        number = sum
    }
    return number
}
