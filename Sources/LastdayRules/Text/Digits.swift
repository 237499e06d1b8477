/// The number in decimal digits, filled with zeros from the left.
func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}

/// The number that these ASCII digits write; nil where there is none, or anything but digits.
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
