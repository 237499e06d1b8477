import LastdayHashing

/// A chain of audit entries, which makes one link after the other.
///
/// The hashed bytes are the same for every kind of store: the 32 bytes of the previous link and then, for
/// each field in the order of ``AuditEntry/schema``, a byte 0 if the field is empty; otherwise a byte 1, the
/// length as four bytes in little-endian order, and the text in UTF-8. Numbers are written as decimal digits.
public struct AuditChain {
    /// The link of the last entry so far.
    public private(set) var head: AuditLink
    private var bytes: [UInt8] = []
    private static let places = Array(AuditEntry.form.fields.indices)

    /// Creates a chain that continues after a link.
    public init(after head: AuditLink = .beginning) {
        self.head = head
        bytes.reserveCapacity(1_024)
        begin()
    }

    /// Adds a whole entry to the chain.
    ///
    /// - Returns: The entry's link.
    @discardableResult
    public mutating func link(_ entry: AuditEntry) -> AuditLink {
        AuditEntry.schema.forEachValue(of: entry, at: Self.places) { value in
            if var text = value.plain {
                text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
            } else {
                addNothing()
            }
        }
        return link()
    }

    /// Adds an empty field to the current entry.
    public mutating func addNothing() { bytes.append(0) }

    /// Adds a field's text, in UTF-8, to the current entry.
    public mutating func add(_ text: UnsafeRawBufferPointer) {
        bytes.append(1)
        let length = UInt32(truncatingIfNeeded: text.count).littleEndian
        withUnsafeBytes(of: length) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: text)
    }

    /// Adds a number's decimal digits to the current entry.
    public mutating func add(_ number: Int64) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { digits in
            var (rest, start) = (number.magnitude, 20)
            repeat {
                start -= 1
                digits[start] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            if number < 0 {
                start -= 1
                digits[start] = UInt8(ascii: "-")
            }
            add(UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(digits)[start...]))
        }
    }

    /// Completes the current entry, after all its fields have been added.
    ///
    /// - Returns: The entry's link, which the next entry follows.
    @discardableResult
    public mutating func link() -> AuditLink {
        let digest = bytes.withUnsafeBytes { SHA256.hash($0) }
        follow(digest.withUnsafeBytes { AuditLink($0) } ?? .beginning)
        return head
    }

    /// Discards the current entry and continues after another link.
    public mutating func follow(_ link: AuditLink) {
        head = link
        begin()
    }

    private mutating func begin() {
        bytes.removeAll(keepingCapacity: true)
        head.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
}
