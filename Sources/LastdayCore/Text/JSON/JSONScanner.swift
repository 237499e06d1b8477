/// Walks over a JSON text (RFC 8259) that lies in one piece and tells where things stand in it, so that nothing of it
/// has to be copied or written anew.
///
/// This is the only place that knows the grammar: ``JSONReader`` makes values of what it finds, in a text that comes in
/// portions. It is strict: what another reader could take for something else is refused, with its place.
package struct JSONScanner {
    /// How deep lists and objects may stand in each other.
    private static let deepest = 64

    /// The text.
    package let bytes: UnsafeBufferPointer<UInt8>
    /// The next byte, counted from 0.
    @usableFromInline package internal(set) var offset: Int
    /// How many lists and objects have been entered and not left.
    @usableFromInline var depth: Int
    /// Whether the last thing was a bracket that opens, so that no comma has to stand here.
    @usableFromInline var isFresh: Bool
    /// Whether names were met that are not known; for whoever walks to say.
    package var hasSeenUnknownKeys = false

    /// A scanner at the first byte; a byte-order mark is passed over.
    package init(_ bytes: UnsafeBufferPointer<UInt8>) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        self.init(bytes, at: bytes.starts(with: mark) ? mark.count : 0)
    }

    /// A scanner at that byte, in the midst of a text that has been walked over before.
    package init(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
        self.init(bytes, at: offset, depth: 0, isFresh: false)
    }

    /// A scanner that goes on where another one was.
    init(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, depth: Int, isFresh: Bool) {
        self.bytes = bytes
        self.offset = offset
        self.depth = depth
        self.isFresh = isFresh
    }

    /// A fault at that byte, or at the next one.
    package func fault(_ fault: String, at place: Int? = nil) -> JSONFault {
        JSONFault(offset: place ?? offset, fault: fault)
    }

    /// The next byte that is no blank, which stays the next; 0, which no JSON has there, behind the last.
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

    /// The next byte, blank or not, which stays the next; 0 behind the last.
    var current: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    var isAtEnd: Bool { offset >= bytes.count }

    /// Goes behind the byte that ``peek()`` or ``current`` has told.
    mutating func skip() { offset += 1 }
}

// MARK: - Objects and lists

extension JSONScanner {
    /// Goes into the object that stands here.
    package mutating func enterObject() throws(JSONFault) { try enter(UInt8(ascii: "{")) }

    /// The next name in the object, whose value is the next thing; nil, and out of the object, behind the last.
    @inlinable
    package mutating func nextName() throws(JSONFault) -> Text? {
        guard try goesOn(to: UInt8(ascii: "}")) else { return nil }
        guard peek() == UInt8(ascii: "\"") else { throw fault("expected a name in quotation marks") }
        let name = try text()
        guard peek() == UInt8(ascii: ":") else { throw fault("expected a colon") }
        offset += 1
        return name
    }

    /// Walks over an object and tells where each name and its value stand.
    @inlinable
    package mutating func forEachMember(
        _ body: (Text, Range<Int>) throws(JSONFault) -> Void
    ) throws(JSONFault) {
        try enterObject()
        while let name = try nextName() { try body(name, try value()) }
    }

    /// Goes into the list that stands here.
    package mutating func enterList() throws(JSONFault) { try enter(UInt8(ascii: "[")) }

    /// Whether another value stands in the list, which is the next thing; out of the list where none does.
    @inlinable
    package mutating func nextElement() throws(JSONFault) -> Bool { try goesOn(to: UInt8(ascii: "]")) }

    /// Makes sure that nothing stands behind what has been walked over.
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

    /// Whether there is more before the bracket that closes; it, and the comma between two, are skipped.
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
