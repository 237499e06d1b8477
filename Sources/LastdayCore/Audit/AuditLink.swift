/// What ties an audit entry to the one before it: SHA-256 over that one's link and the entry's own fields.
///
/// Whoever changes an entry, takes one out or puts one in has to change every link from there on; and where the last one
/// is known elsewhere, as in the journal, that shows too.
public struct AuditLink: Sendable, Hashable, CustomStringConvertible {
    // Words and not an array: a hundred thousand of them are made in a night.
    private let first, second, third, fourth: UInt64

    /// What the first entry follows: 32 bytes of zero.
    public static let beginning = AuditLink(0, 0, 0, 0)

    private init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
        (self.first, self.second, self.third, self.fourth) = (first, second, third, fourth)
    }

    /// A link of these 32 bytes; nil where they are any other number.
    public init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 32 else { return nil }
        func word(_ index: Int) -> UInt64 {
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
        }
        self.init(word(0), word(1), word(2), word(3))
    }

    /// Reads what ``description`` writes; nil where it is anything else.
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

    /// Hands out its 32 bytes.
    public func withUnsafeBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result
    {
        let words = (first.bigEndian, second.bigEndian, third.bigEndian, fourth.bigEndian)
        return try Swift.withUnsafeBytes(of: words, body)
    }

    /// Its 32 bytes as 64 hexadecimal digits.
    public var description: String { withUnsafeBytes { hexadecimal($0) } }
}
