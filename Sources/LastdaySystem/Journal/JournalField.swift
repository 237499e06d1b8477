/// A field of a journal entry.
///
/// The journal restricts its name: `[A-Z][A-Z0-9_]*`, at most 64 characters.
package struct JournalField: Equatable {
    package let name: String
    package let value: String

    /// The most bytes of a value: journald drops entries of several megabytes entirely, and an entry must not
    /// be lost because of a long name.
    private static let longest = 65_536

    /// Creates a field, with its value cut if it is very long; nil if the journal would reject the name.
    package init?(_ name: String, _ value: String) {
        let bytes = Array(name.utf8)
        guard (1...64).contains(bytes.count), bytes.first.map(Self.isLetter) == true,
            bytes.allSatisfy({ Self.isLetter($0) || Self.isDigit($0) || $0 == UInt8(ascii: "_") })
        else { return nil }
        self.name = name
        self.value =
            value.utf8.count <= Self.longest
            ? value : String(decoding: value.utf8.prefix(Self.longest), as: UTF8.self) + "…"
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
