/// An external recipient of the whole audit: this machine's journal, a directory, another service.
///
/// The store has a mark for each target, up to which it has received the audit; one process at a time
/// delivers to it.
public struct AuditTarget: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The maximum length of a name, in bytes.
    public static let longestName = 64

    /// This machine's journal.
    public static let journal = AuditTarget(checked: "journal")

    /// The target's name in the store, in exports and in messages.
    public let description: String

    private init(checked name: String) { description = name }

    /// Creates a target with a name: a letter a-z followed by up to 63 of a-z, 0-9, dot, underscore, colon
    /// and hyphen; nil for any other.
    public init?(_ name: String) {
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard let first = name.utf8.first, letters.contains(first), name.utf8.count <= Self.longestName,
            name.utf8.allSatisfy({ letters.contains($0) || digits.contains($0) || "._:-".utf8.contains($0) })
        else { return nil }
        self.init(checked: name)
    }

    /// Orders targets by name.
    public static func < (left: AuditTarget, right: AuditTarget) -> Bool {
        left.description < right.description
    }
}
