import LastdayRules

/// Walks over a JSON text (RFC 8259) that lies in one piece and tells where things stand in it, so that nothing of it
/// has to be copied or written anew.
///
/// As strict as ``LastdayRules/JSONReader``, which reads values out of a text that comes in portions; a test holds the
/// two against each other.
struct JSONScanner {
    /// How deep lists and objects may stand in each other.
    private static let deepest = 64

    let bytes: UnsafeBufferPointer<UInt8>
    private(set) var offset: Int
    private var depth = 0
    /// Whether names were met within records that are not known.
    var hasMetStrangers = false

    /// A scanner at the first byte; a byte-order mark is passed over.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        offset = bytes.starts(with: mark) ? mark.count : 0
    }

    /// A scanner at that byte, in the midst of a text that has been walked over before.
    init(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int) {
        self.bytes = bytes
        self.offset = offset
    }

    /// A text within its quotation marks.
    struct Text {
        /// Where it stands, without the marks.
        let range: Range<Int>
        /// Whether every byte stands for itself.
        let isPlain: Bool
    }

    func fault(_ fault: String, at place: Int? = nil) -> JSONFault {
        JSONFault(offset: place ?? offset, fault: fault)
    }

    /// The next byte that is no blank, which stays the next; 0, which no JSON has there, behind the last.
    mutating func peek() -> UInt8 {
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20, 0x0A, 0x0D, 0x09: offset += 1
            case let byte: return byte
            }
        }
        return 0
    }

    /// Goes behind the byte that ``peek()`` has told.
    private mutating func skip() { offset += 1 }

    private var current: UInt8 { offset < bytes.count ? bytes[offset] : 0 }

    // MARK: - Objects and lists

    mutating func enterObject() throws(JSONFault) { try enter(UInt8(ascii: "{")) }

    /// The next name in the object, whose value is the next thing; nil, and out of the object, behind the last.
    mutating func nextName(isFirst: Bool) throws(JSONFault) -> Text? {
        guard try goesOn(to: UInt8(ascii: "}"), isFirst: isFirst) else { return nil }
        guard peek() == UInt8(ascii: "\"") else { throw fault("a name in quotation marks must stand here") }
        let name = try text()
        guard peek() == UInt8(ascii: ":") else { throw fault("a colon must stand here") }
        skip()
        return name
    }

    /// Walks over an object and tells where each name and its value stand.
    mutating func forEachMember(
        _ body: (Text, Range<Int>) throws(JSONFault) -> Void
    ) throws(JSONFault) {
        try enterObject()
        var isFirst = true
        while let name = try nextName(isFirst: isFirst) {
            isFirst = false
            try body(name, try value())
        }
    }

    mutating func enterList() throws(JSONFault) { try enter(UInt8(ascii: "[")) }

    /// Whether another value stands in the list; out of the list where none does.
    mutating func nextElement(isFirst: Bool) throws(JSONFault) -> Bool {
        try goesOn(to: UInt8(ascii: "]"), isFirst: isFirst)
    }

    /// Makes sure that nothing stands behind what has been walked over.
    mutating func end() throws(JSONFault) {
        _ = peek()
        guard offset == bytes.count else { throw fault("nothing may stand behind the end") }
    }

    private mutating func enter(_ bracket: UInt8) throws(JSONFault) {
        guard peek() == bracket else {
            throw fault("\(quoted(String(Unicode.Scalar(bracket)))) must stand here")
        }
        guard depth < Self.deepest else {
            throw fault("more than \(Self.deepest) lists and objects in each other")
        }
        skip()
        depth += 1
    }

    /// Whether there is more before the bracket that closes; it, and the comma between two, are skipped.
    private mutating func goesOn(to bracket: UInt8, isFirst: Bool) throws(JSONFault) -> Bool {
        let byte = peek()
        if byte == bracket {
            skip()
            depth -= 1
            return false
        }
        guard byte != 0 || offset < bytes.count else { throw fault("the text breaks off") }
        if isFirst { return true }
        guard byte == UInt8(ascii: ",") else {
            throw fault("a comma or \(quoted(String(Unicode.Scalar(bracket)))) must stand here")
        }
        skip()
        guard peek() != bracket else { throw fault("a comma with nothing behind it") }
        return true
    }

    // MARK: - Values

    /// Walks over one value, whatever it is.
    ///
    /// - Returns: Where it stands.
    @discardableResult
    mutating func value() throws(JSONFault) -> Range<Int> {
        let first = peek()
        let start = offset
        switch first {
        case UInt8(ascii: "{"):
            try forEachMember { _, _ in }
        case UInt8(ascii: "["):
            try enterList()
            var isFirst = true
            while try nextElement(isFirst: isFirst) {
                try value()
                isFirst = false
            }
        case UInt8(ascii: "\""): _ = try text()
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
        case 0 where offset >= bytes.count: throw fault("the text breaks off")
        default: throw fault("no value can begin like this")
        }
        return start..<offset
    }

    /// Walks over a word, which must stand here.
    mutating func word(_ word: StaticString) throws(JSONFault) {
        for index in 0..<word.utf8CodeUnitCount {
            guard offset + index < bytes.count, bytes[offset + index] == word.utf8Start[index] else {
                throw fault("no value can begin like this")
            }
        }
        offset += word.utf8CodeUnitCount
    }

    /// Walks over a number, which must stand here.
    @discardableResult
    mutating func number() throws(JSONFault) -> Range<Int> {
        let start = offset
        if current == UInt8(ascii: "-") { skip() }
        if current == UInt8(ascii: "0") {
            skip()
            if Self.isDigit(current) { throw fault("a number does not begin with 0") }
        } else {
            try digits()
        }
        if current == UInt8(ascii: ".") {
            skip()
            try digits()
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            skip()
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { skip() }
            try digits()
        }
        return start..<offset
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    private mutating func digits() throws(JSONFault) {
        guard Self.isDigit(current) else { throw fault("a digit must stand here") }
        while Self.isDigit(current) { skip() }
    }

    /// Walks over a text with its quotation marks, which must stand here.
    mutating func text() throws(JSONFault) -> Text {
        let opening = offset
        skip()
        var isPlain = true
        var isASCII = true
        while true {
            skipLetters()
            guard offset < bytes.count else { throw fault("the text breaks off") }
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\"") {
                let range = opening + 1..<offset
                skip()
                if !isASCII {
                    let slice = UnsafeBufferPointer(rebasing: bytes[range])
                    guard String(validating: slice, as: UTF8.self) != nil else {
                        throw fault("not UTF-8 text", at: opening)
                    }
                }
                return Text(range: range, isPlain: isPlain)
            }
            if byte == UInt8(ascii: "\\") {
                isPlain = false
                skip()
                try escape()
            } else {
                guard byte >= 0x20 else {
                    throw fault(
                        "a line end or control character within a text; write it as \\n or \\u000a"
                    )
                }
                isASCII = isASCII && byte < 0x80
                skip()
            }
        }
    }

    /// Goes behind bytes of a text that are ASCII and stand for themselves, eight at a time.
    private mutating func skipLetters() {
        while offset + 8 <= bytes.count {
            let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            let others = Self.others(in: UInt64(littleEndian: word))
            offset += others.trailingZeroBitCount / 8
            if others != 0 { return }
        }
    }

    /// Which of eight bytes are anything else than ASCII that stands for itself in a text: the lowest bit that is set is
    /// the highest of the first such byte.
    private static func others(in word: UInt64) -> UInt64 {
        let each: UInt64 = 0x0101_0101_0101_0101
        // Where a byte is less than what is taken away, its highest bit is borrowed.
        func less(_ word: UInt64, than byte: UInt64) -> UInt64 { (word &- each &* byte) & ~word }
        let quotes = word ^ each &* UInt64(UInt8(ascii: "\""))
        let backslashes = word ^ each &* UInt64(UInt8(ascii: "\\"))
        let others = word | less(word, than: 0x20) | less(quotes, than: 1) | less(backslashes, than: 1)
        return others & each << 7
    }

    /// Walks over what stands behind a backslash.
    private mutating func escape() throws(JSONFault) {
        switch current {
        case UInt8(ascii: "u"):
            skip()
            let first = try fourDigits()
            guard (0xD800..<0xE000).contains(first) else { return }
            guard first < 0xDC00, current == UInt8(ascii: "\\"), offset + 1 < bytes.count,
                bytes[offset + 1] == UInt8(ascii: "u")
            else { throw fault("half a character") }
            offset += 2
            guard (0xDC00..<0xE000).contains(try fourDigits()) else { throw fault("half a character") }
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
            UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            skip()
        case 0 where offset >= bytes.count:
            throw fault("the text breaks off")
        default:
            throw fault("no character is written like this behind a backslash")
        }
    }

    private mutating func fourDigits() throws(JSONFault) -> UInt32 {
        var number: UInt32 = 0
        for _ in 0..<4 {
            guard offset < bytes.count, let digit = Character(Unicode.Scalar(bytes[offset])).hexDigitValue
            else { throw fault("four digits of 0 to f must stand here") }
            number = number << 4 | UInt32(digit)
            skip()
        }
        return number
    }
}

/// Something in a text that is not as it should be.
struct JSONFault: Error {
    /// The byte at which it stands, counted from 0.
    let offset: Int
    /// What is wrong there.
    let fault: String

    /// The fault with its line and column in that text, as ``LastdayRules/UnreadableJSON`` counts them.
    func placed(in text: some Collection<UInt8>) -> UnreadableJSON {
        var (line, column) = (1, 1)
        for byte in text.prefix(offset) {
            if byte == UInt8(ascii: "\n") { (line, column) = (line + 1, 1) } else { column += 1 }
        }
        return UnreadableJSON(line: line, column: column, fault: fault)
    }
}
