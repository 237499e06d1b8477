/// Reads values out of a JSON text (RFC 8259) piece by piece, so that a large one does not have to be held.
///
/// As strict as ``JSONScanner``, which finds out what stands there. Numbers and the order of names stay as they were
/// written.
public struct JSONReader {
    /// How near to the end of what has come the next bytes may still change what was found: the longest thing that is
    /// looked at as one, \ud83d\ude00.
    private static let nearness = 12

    private let portions: () throws -> [UInt8]?
    private var isAtEnd = false
    /// What has come of the text and may still be needed.
    private var window: [UInt8] = []
    /// The next byte of the window, and what a scanner has to know there.
    private var (offset, depth, isFresh) = (0, 0, false)
    /// Its line, and where in the window that begins, which may be before its first byte.
    private var (line, lineStart) = (1, 0)

    /// Reads the text that comes in these portions; nil, or an empty one, is behind the last.
    public init(_ portions: @escaping () throws -> [UInt8]?) {
        self.portions = portions
    }

    /// Reads a text that is there whole.
    public init(of text: some Sequence<UInt8>) {
        portions = { nil }
        isAtEnd = true
        window = Array(text)
    }

    /// Where the next value stands, for messages: its line and column, counted from 1.
    public var place: (line: Int, column: Int) { (line, offset - lineStart + 1) }

    /// Reads one value whole.
    ///
    /// - Throws: ``UnreadableJSON``, or what the portions throw.
    public mutating func value() throws -> JSONValue {
        try read { scanner throws(JSONFault) in try scanner.made() }
    }

    /// Goes into the object that stands here.
    ///
    /// - Throws: ``UnreadableJSON``, or what the portions throw.
    public mutating func enterObject() throws {
        try read { scanner throws(JSONFault) in try scanner.enterObject() }
    }

    /// The next name in the object, whose value is to be read next; nil, and out of the object, behind the last.
    ///
    /// - Throws: ``UnreadableJSON``, or what the portions throw.
    public mutating func nextName() throws -> String? {
        try read { scanner throws(JSONFault) in
            guard let name = try scanner.nextName() else { return nil }
            return try scanner.string(name)
        }
    }

    /// Goes into the list that stands here.
    ///
    /// - Throws: ``UnreadableJSON``, or what the portions throw.
    public mutating func enterList() throws {
        try read { scanner throws(JSONFault) in try scanner.enterList() }
    }

    /// Whether another value stands in the list, which is to be read next; out of the list where none does.
    ///
    /// - Throws: ``UnreadableJSON``, or what the portions throw.
    public mutating func nextElement() throws -> Bool {
        try read { scanner throws(JSONFault) in try scanner.nextElement() }
    }

    /// Makes sure that nothing stands behind what has been read.
    ///
    /// - Throws: ``UnreadableJSON``, or what the portions throw.
    public mutating func end() throws {
        try read { scanner throws(JSONFault) in try scanner.end() }
    }

    /// Reads one thing; if what has come ends within it, more is fetched and it is read anew.
    private mutating func read<Found>(
        _ body: (inout JSONScanner) throws(JSONFault) -> Found
    ) throws -> Found {
        while true {
            let (found, after) = window.withUnsafeBufferPointer { bytes in
                var scanner = JSONScanner(bytes, at: offset, depth: depth, isFresh: isFresh)
                let found = Result { () throws(JSONFault) in try body(&scanner) }
                return (found, (scanner.offset, scanner.depth, scanner.isFresh))
            }
            if after.0 + Self.nearness > window.count, try fetch() { continue }
            do {
                let found = try found.get()
                pass(to: after.0)
                (depth, isFresh) = (after.1, after.2)
                return found
            } catch {
                pass(to: error.offset)
                throw UnreadableJSON(line: place.line, column: place.column, fault: error.fault)
            }
        }
    }

    /// Fetches more of the text, at least as much again as waits to be read: however often one thing has to be read
    /// anew, it takes time in proportion to its length.
    ///
    /// - Returns: Whether there was more.
    private mutating func fetch() throws -> Bool {
        let waiting = window.count - offset
        var more: [UInt8] = []
        while !isAtEnd, more.count <= waiting {
            let portion = try portions() ?? []
            isAtEnd = portion.isEmpty
            more += portion
        }
        guard !more.isEmpty else { return false }
        window.removeFirst(offset)
        window += more
        (offset, lineStart) = (0, lineStart - offset)
        return true
    }

    /// Goes to that byte of the window and counts the lines up to it.
    private mutating func pass(to end: Int) {
        for index in offset..<end where window[index] == UInt8(ascii: "\n") {
            (line, lineStart) = (line + 1, index + 1)
        }
        offset = end
    }
}
