/// The encodings in which spreadsheets and scripts save texts.
enum TextEncoding: String {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16"
    case utf16BigEndian = "UTF-16 (big-endian)"
    case windows1252 = "Windows-1252"

    /// Returns the encoding that the first bytes of a text show, and the number of bytes of its mark.
    ///
    /// Windows-1252 has no mark; it shows only where the bytes are impossible as UTF-8.
    static func of(_ first: [UInt8]) -> (encoding: TextEncoding, mark: Int) {
        let marks: [([UInt8], TextEncoding)] = [
            ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian),
        ]
        for (mark, encoding) in marks where first.starts(with: mark) {
            // A program that adds a mark to a text that has one leaves two.
            var length = mark.count
            while first.dropFirst(length).starts(with: mark) { length += mark.count }
            return (encoding, length)
        }
        return (withoutMark(first), 0)
    }

    /// The encoding of a text without a mark: in UTF-16, every other byte of a heading is 0.
    private static func withoutMark(_ first: [UInt8]) -> TextEncoding {
        let pairs = first.count / 2
        var zeros = [0, 0]
        for index in 0..<(2 * pairs) where first[index] == 0 { zeros[index % 2] += 1 }
        guard pairs > 1 else { return .utf8 }
        // A few characters beyond Latin have a 0 at the other place.
        if 8 * zeros[0] <= pairs, 4 * zeros[1] >= 3 * pairs { return .utf16LittleEndian }
        if 8 * zeros[1] <= pairs, 4 * zeros[0] >= 3 * pairs { return .utf16BigEndian }
        return .utf8
    }
}

extension UInt8 {
    /// The character of a byte in Windows-1252; nil for the five bytes that have none.
    var windows1252: Unicode.Scalar? {
        guard (0x80..<0xA0).contains(self) else { return Unicode.Scalar(self) }
        let scalar = Self.windows1252[Int(self) - 0x80]
        return scalar == 0 ? nil : Unicode.Scalar(scalar)
    }

    /// The code points of the bytes 80 to 9F; 0 for none.
    private static let windows1252: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
        0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0, 0x017E, 0x0178,
    ]
}
