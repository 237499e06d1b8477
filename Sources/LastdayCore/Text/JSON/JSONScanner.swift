/// A scanner of a JSON text (RFC 8259) in contiguous memory, which finds the positions of things in it, so
/// that nothing has to be copied or rewritten.
///
/// This is the only place that knows the grammar: ``JSONReader`` uses it to decode values from a text that
/// arrives in portions. It is strict: anything that another reader could interpret differently is refused,
/// with its position.
package struct JSONScanner {
    /// The depth to which lists and objects may be nested.
    private static let deepest = 64

    /// The text.
    package let bytes: UnsafeBufferPointer<UInt8>
    /// The offset of the next byte, counted from 0.
    @usableFromInline package internal(set) var offset: Int
    /// The number of lists and objects entered and not yet left.
    @usableFromInline var depth: Int
    /// Whether the last thing was an opening bracket, so that no comma is expected here.
    @usableFromInline var isFresh: Bool
    /// Whether unknown names were found; for the caller to set.
    package var hasSeenUnknownKeys = false

    /// Creates a scanner at the first byte, after a byte-order mark if there is one.
    package init(_ bytes: UnsafeBufferPointer<UInt8>) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        self.init(bytes, at: bytes.starts(with: mark) ? mark.count : 0)
    }

    /// Creates a scanner at that byte, within a text that has been scanned before.
    package init(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
        self.init(bytes, at: offset, depth: 0, isFresh: false)
    }

    /// Creates a scanner that continues where another one stopped.
    init(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, depth: Int, isFresh: Bool) {
        self.bytes = bytes
        self.offset = offset
        self.depth = depth
        self.isFresh = isFresh
    }

    /// Returns a fault at that byte, or at the next one if none is given.
    package func fault(_ fault: String, at place: Int? = nil) -> JSONFault {
        JSONFault(offset: place ?? offset, fault: fault)
    }

    /// Skips blanks and returns the next byte without consuming it; 0, which JSON never has there, after the
    /// last one.
    @inlinable
    package mutating func peek() -> UInt8 {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x0A, 0x0D, 0x09: offset += 1
            case let byte: return byte
            }
        }
        return 0
    }

    /// The next byte, blank or not; 0 after the last one.
    var current: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    var isAtEnd: Bool { offset >= bytes.count }

    /// Consumes the byte that ``peek()`` or ``current`` returned.
    mutating func skip() { offset += 1 }
}

// MARK: - Objects and lists

extension JSONScanner {
    /// Enters the object that begins here.
    package mutating func enterObject() throws(JSONFault) { try enter(UInt8(ascii: "{")) }

    /// Scans the next name in the object and the colon, up to its value; returns nil, having left the object,
    /// after the last one.
    @inlinable
    package mutating func nextName() throws(JSONFault) -> Text? {
        guard try goesOn(to: UInt8(ascii: "}")) else { return nil }
        guard peek() == UInt8(ascii: "\"") else { throw fault("expected a name in quotation marks") }
        let name = try text()
        guard peek() == UInt8(ascii: ":") else { throw fault("expected a colon") }
        offset += 1
        return name
    }

    /// Scans an object and passes each name and the range of its value to the body.
    @inlinable
    package mutating func forEachMember(
        _ body: (Text, Range<Int>) throws(JSONFault) -> Void
    ) throws(JSONFault) {
        try enterObject()
        while let name = try nextName() { try body(name, try value()) }
    }

    /// Enters the list that begins here.
    package mutating func enterList() throws(JSONFault) { try enter(UInt8(ascii: "[")) }

    /// Advances to the next value in the list; returns false, having left the list, after the last one.
    @inlinable
    package mutating func nextElement() throws(JSONFault) -> Bool { try goesOn(to: UInt8(ascii: "]")) }

    /// Checks that nothing but blanks follows what has been scanned.
    package mutating func end() throws(JSONFault) {
        _ = peek()
        guard isAtEnd else { throw fault("unexpected text after the end") }
    }

    private mutating func enter(_ bracket: UInt8) throws(JSONFault) {
        guard peek() == bracket else { throw fault("expected \(Self.quoted(bracket))") }
        guard depth < Self.deepest else {
            throw fault("more than \(Self.deepest) nested lists and objects")
        }
        skip()
        depth += 1
        isFresh = true
    }

    /// Returns whether more follows before the closing bracket; skips the bracket, or the comma between two
    /// elements.
    @inlinable
    mutating func goesOn(to bracket: UInt8) throws(JSONFault) -> Bool {
        let byte = peek()
        let isFirst = isFresh
        isFresh = false
        if byte == bracket {
            offset += 1
            depth -= 1
            return false
        }
        if isFirst, offset < bytes.count { return true }
        guard byte == UInt8(ascii: ",") else { throw notGoingOn(to: bracket) }
        offset += 1
        guard peek() != bracket else { throw fault("a comma with nothing after it") }
        return true
    }

    @usableFromInline
    func notGoingOn(to bracket: UInt8) -> JSONFault {
        fault(isAtEnd ? "unexpected end of the text" : "expected a comma or \(Self.quoted(bracket))")
    }

    private static func quoted(_ bracket: UInt8) -> String {
        LastdayCore.quoted(String(Unicode.Scalar(bracket)))
    }
}
