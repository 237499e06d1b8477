/// Something outside that is told the whole audit: this machine's journal, a directory, another service.
///
/// Each target has a mark of its own in the store, up to which it has been told, and one process at a time tells it.
public struct AuditTarget: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The longest name, in bytes.
    public static let longestName = 64

    /// This machine's journal.
    public static let journal = AuditTarget(checked: "journal")

    /// Its name in the store, in exports and in messages.
    public let description: String

    private init(checked name: String) { description = name }

    /// A target of that name; nil unless it is a letter of a-z with up to 63 more of a-z, 0-9, dot, underscore, colon and hyphen.
    public init?(_ name: String) {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard let first = name.utf8.first, letters.contains(first), name.utf8.count <= Self.longestName,
            name.utf8.allSatisfy({ letters.contains($0) || digits.contains($0) || "._:-".utf8.contains($0) })
        else { return nil }
        self.init(checked: name)
    }

    /// By name.
    public static func < (left: AuditTarget, right: AuditTarget) -> Bool {
        left.description < right.description
    }
}
