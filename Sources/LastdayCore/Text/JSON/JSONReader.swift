/// A reader of JSON text (RFC 8259) that arrives in portions, so that a large text never has to be in memory
/// as a whole.
///
/// It is as strict as ``JSONScanner``, which does the parsing. Numbers and the order of names stay as
/// written.
public struct JSONReader {
    /// The distance from the end of the window, in bytes, within which further input may still change what
    /// was found: the length of the longest thing that is examined as one, \ud83d\ude00.
    private static let nearness = 12

    private let portions: () throws -> [UInt8]?
    private var isAtEnd = false
    /// The part of the text that has arrived and may still be needed.
    private var window: [UInt8] = []
    /// The next byte of the window, and the scanner's state there.
    private var (offset, depth, isFresh) = (0, 0, false)
    /// Its line, and the offset in the window at which that line begins; negative if it began before the
    /// window.
    private var (line, lineStart) = (1, 0)

    /// Creates a reader of a text that arrives in portions; nil or an empty portion marks the end.
    public init(_ portions: @escaping () throws -> [UInt8]?) {
        self.portions = portions
    }

    /// Creates a reader of a complete text.
    public init(of text: some Sequence<UInt8>) {
        portions = { nil }
        isAtEnd = true
        window = Array(text)
    }

    /// The line and column of the next byte to read, counted from 1, for messages.
    public var place: (line: Int, column: Int) { (line, offset - lineStart + 1) }

    /// Reads one complete value.
    ///
    /// - Throws: ``UnreadableJSON``, or what the portions throw.
    public mutating func value() throws -> JSONValue {
        try read { scanner throws(JSONFault) in try scanner.made() }
    }

    /// Enters the object that begins here.
    ///
    /// - Throws: ``UnreadableJSON``, or what the portions throw.
    public mutating func enterObject() throws {
        try read { scanner throws(JSONFault) in try scanner.enterObject() }
    }

    /// Reads the next name in the object, whose value must be read next.
    ///
    /// - Returns: The name; nil after the last one, when the object has been left.
    /// - Throws: ``UnreadableJSON``, or what the portions throw.
    public mutating func nextName() throws -> String? {
        try read { scanner throws(JSONFault) in
            guard let name = try scanner.nextName() else { return nil }
            return try scanner.string(name)
        }
    }

    /// Enters the list that begins here.
    ///
    /// - Throws: ``UnreadableJSON``, or what the portions throw.
    public mutating func enterList() throws {
        try read { scanner throws(JSONFault) in try scanner.enterList() }
    }

    /// Advances to the next value in the list, which must be read next.
    ///
    /// - Returns: Whether there is one; if not, the list has been left.
    /// - Throws: ``UnreadableJSON``, or what the portions throw.
    public mutating func nextElement() throws -> Bool {
        try read { scanner throws(JSONFault) in try scanner.nextElement() }
    }

    /// Checks that nothing follows what has been read.
    ///
    /// - Throws: ``UnreadableJSON``, or what the portions throw.
    public mutating func end() throws {
        try read { scanner throws(JSONFault) in try scanner.end() }
    }

    /// Reads one thing; if the window ends within it, fetches more and reads it again.
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

    /// Fetches more of the text, at least as much again as is waiting to be read: however often one thing has
    /// to be read again, the time stays proportional to its length.
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

    /// Advances to that byte of the window and counts the lines up to it.
    private mutating func pass(to end: Int) {
        for index in offset..<end where window[index] == UInt8(ascii: "\n") {
            (line, lineStart) = (line + 1, index + 1)
        }
        offset = end
    }
}
