/// The link from an audit entry to the one before it: SHA-256 over that one's link and the entry's own
/// fields.
///
/// Changing, removing or inserting an entry changes every link from there on; and if the last link is known
/// elsewhere, as in the journal, recomputing them all shows too.
public struct AuditLink: Sendable, Hashable, CustomStringConvertible {
    // Words rather than an array, because a night can make a hundred thousand of them.
    private let first, second, third, fourth: UInt64

    /// The link that the first entry follows: 32 zero bytes.
    public static let beginning = AuditLink(0, 0, 0, 0)

    private init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
        (self.first, self.second, self.third, self.fourth) = (first, second, third, fourth)
    }

    /// Creates a link from 32 bytes; nil if there are more or fewer.
    public init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 32 else { return nil }
        func word(_ index: Int) -> UInt64 {
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
        }
        self.init(word(0), word(1), word(2), word(3))
    }

    /// Parses what ``description`` writes; nil for anything else.
    public init?(_ text: String) {
        let digits = Array(text.utf8)
        guard digits.count == 64 else { return nil }
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: 64, by: 2) {
            let pair = String(decoding: digits[start..<(start + 2)], as: UTF8.self)
            guard let byte = UInt8(pair, radix: 16) else { return nil }
            bytes.append(byte)
        }
        guard let link = bytes.withUnsafeBytes({ AuditLink($0) }), link.description == text else {
            return nil
        }
        self = link
    }

    /// Calls the body with the link's 32 bytes.
    public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result
    {
        let words = (first.bigEndian, second.bigEndian, third.bigEndian, fourth.bigEndian)
        return try Swift.withUnsafeBytes(of: words, body)
    }

    /// The link's 32 bytes as 64 hexadecimal digits.
    public var description: String { withUnsafeBytes { hexadecimal($0) } }
}
