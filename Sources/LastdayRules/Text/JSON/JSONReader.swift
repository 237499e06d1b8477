/// Reads a JSON text (RFC 8259) piece by piece, so that a large one does not have to be held.
///
/// Strict: what another reader could take for something else is refused, with its place. Numbers and the order of
/// names stay as they were written.
public struct JSONReader {
    /// How deep lists and objects may stand in each other.
    private static let deepest = 64

    private var bytes: JSONBytes
    /// The lists and objects that we are in, and for each whether nothing of it has been read.
    private var areFresh: [Bool] = []

    /// Reads the text that comes in these portions; nil, or an empty one, is behind the last.
    public init(_ portions: @escaping () throws -> [UInt8]?) {
        bytes = JSONBytes(portions)
    }

    /// Reads a text that is there whole.
    public init(of text: some Sequence<UInt8>) {
        var portion: [UInt8]? = Array(text)
        self.init {
            defer { portion = nil }
            return portion
        }
    }

    /// Where the next value stands, for messages: its line and column, counted from 1.
    public var place: (line: Int, column: Int) { bytes.place }

    /// Reads one value whole.
    ///
    /// - Throws: ``UnreadableJSON``, or what the portions throw.
    public mutating func value() throws -> JSONValue {
        guard let first = try bytes.peek() else { throw bytes.fault("the text breaks off") }
        switch first {
        case UInt8(ascii: "{"):
            var members: [JSONValue.Member] = []
            try enterObject()
            while let name = try nextName() {
                members.append(JSONValue.Member(name: name, value: try value()))
            }
            return .object(members)
        case UInt8(ascii: "["):
            var values: [JSONValue] = []
            try enterList()
            while try nextElement() { values.append(try value()) }
            return .list(values)
        case UInt8(ascii: "\""): return .text(try text())
        case UInt8(ascii: "t"): return try word("true", .flag(true))
        case UInt8(ascii: "f"): return try word("false", .flag(false))
        case UInt8(ascii: "n"): return try word("null", .none)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default: throw bytes.fault("no value can begin like this")
        }
    }

    /// Goes into the object that stands here.
    ///
    /// - Throws: ``UnreadableJSON``, or what the portions throw.
    public mutating func enterObject() throws { try enter("{") }

    /// The next name in the object, whose value is to be read next; nil, and out of the object, behind the last.
    ///
    /// - Throws: ``UnreadableJSON``, or what the portions throw.
    public mutating func nextName() throws -> String? {
        guard try goesOn(to: "}") else { return nil }
        guard try bytes.peek() == UInt8(ascii: "\"") else {
            throw bytes.fault("a name in quotation marks must stand here")
        }
        let name = try text()
        guard try bytes.peek() == UInt8(ascii: ":") else { throw bytes.fault("a colon must stand here") }
        bytes.skip()
        return name
    }

    /// Goes into the list that stands here.
    ///
    /// - Throws: ``UnreadableJSON``, or what the portions throw.
    public mutating func enterList() throws { try enter("[") }

    /// Whether another value stands in the list, which is to be read next; out of the list where none does.
    ///
    /// - Throws: ``UnreadableJSON``, or what the portions throw.
    public mutating func nextElement() throws -> Bool { try goesOn(to: "]") }

    /// Makes sure that nothing stands behind what has been read.
    ///
    /// - Throws: ``UnreadableJSON``, or what the portions throw.
    public mutating func end() throws {
        guard try bytes.peek() == nil else { throw bytes.fault("nothing may stand behind the end") }
    }

    private mutating func enter(_ bracket: Unicode.Scalar) throws {
        guard try bytes.peek() == UInt8(ascii: bracket) else {
            throw bytes.fault("\(quoted(String(bracket))) must stand here")
        }
        guard areFresh.count < Self.deepest else {
            throw bytes.fault("more than \(Self.deepest) lists and objects in each other")
        }
        bytes.skip()
        areFresh.append(true)
    }

    /// Whether there is more before the bracket that closes; it, and the comma between two, are skipped.
    private mutating func goesOn(to bracket: Unicode.Scalar) throws -> Bool {
        let isFirst = areFresh.last ?? true
        let byte = try bytes.peek()
        if byte == UInt8(ascii: bracket) {
            bytes.skip()
            areFresh.removeLast()
            return false
        }
        guard byte != nil else { throw bytes.fault("the text breaks off") }
        guard !isFirst else {
            areFresh[areFresh.count - 1] = false
            return true
        }
        guard byte == UInt8(ascii: ",") else {
            throw bytes.fault("a comma or \(quoted(String(bracket))) must stand here")
        }
        bytes.skip()
        guard try bytes.peek() != UInt8(ascii: bracket) else {
            throw bytes.fault("a comma with nothing behind it")
        }
        return true
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws -> JSONValue {
        let place = bytes.place
        for index in 0..<word.utf8CodeUnitCount {
            guard try bytes.next() == word.utf8Start[index] else {
                throw UnreadableJSON(
                    line: place.line,
                    column: place.column,
                    fault: "no value can begin like this"
                )
            }
        }
        return value
    }

    private mutating func number() throws -> String {
        var digits: [UInt8] = []
        func isDigit(_ byte: UInt8?) -> Bool {
            byte.map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
        }
        func take(_ bytes: inout JSONBytes) throws {
            if let byte = try bytes.next() { digits.append(byte) }
        }
        func takeDigits(_ bytes: inout JSONBytes) throws {
            guard isDigit(try bytes.current()) else { throw bytes.fault("a digit must stand here") }
            while isDigit(try bytes.current()) { try take(&bytes) }
        }
        if try bytes.current() == UInt8(ascii: "-") { try take(&bytes) }
        if try bytes.current() == UInt8(ascii: "0") {
            try take(&bytes)
            if isDigit(try bytes.current()) { throw bytes.fault("a number does not begin with 0") }
        } else {
            try takeDigits(&bytes)
        }
        if try bytes.current() == UInt8(ascii: ".") {
            try take(&bytes)
            try takeDigits(&bytes)
        }
        if let byte = try bytes.current(), byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            try take(&bytes)
            if let sign = try bytes.current(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
                try take(&bytes)
            }
            try takeDigits(&bytes)
        }
        return String(decoding: digits, as: UTF8.self)
    }

    private mutating func text() throws -> String {
        let place = bytes.place
        bytes.skip()
        var text: [UInt8] = []
        while true {
            try bytes.takePlain(into: &text)
            switch try bytes.current() {
            case UInt8(ascii: "\""):
                bytes.skip()
                guard let text = String(validating: text, as: UTF8.self) else {
                    throw UnreadableJSON(line: place.line, column: place.column, fault: "not UTF-8 text")
                }
                return text
            case UInt8(ascii: "\\"):
                bytes.skip()
                text += Array(String(try escaped()).utf8)
            case nil:
                throw bytes.fault("the text breaks off")
            default:
                throw bytes.fault("a line end or control character within a text; write it as \\n or \\u000a")
            }
        }
    }

    /// What stands behind a backslash.
    private mutating func escaped() throws -> Unicode.Scalar {
        guard let byte = try bytes.current() else { throw bytes.fault("the text breaks off") }
        let meaning: Unicode.Scalar
        switch byte {
        case UInt8(ascii: "\""): meaning = "\""
        case UInt8(ascii: "\\"): meaning = "\\"
        case UInt8(ascii: "/"): meaning = "/"
        case UInt8(ascii: "b"): meaning = "\u{8}"
        case UInt8(ascii: "f"): meaning = "\u{C}"
        case UInt8(ascii: "n"): meaning = "\n"
        case UInt8(ascii: "r"): meaning = "\r"
        case UInt8(ascii: "t"): meaning = "\t"
        case UInt8(ascii: "u"):
            bytes.skip()
            return try scalar()
        default: throw bytes.fault("no character is written like this behind a backslash")
        }
        bytes.skip()
        return meaning
    }

    /// The character of one or, beyond U+FFFF, two numbers of four digits.
    private mutating func scalar() throws -> Unicode.Scalar {
        let first = try fourDigits()
        guard (0xD800..<0xDC00).contains(first) else {
            guard let scalar = Unicode.Scalar(first) else { throw bytes.fault("half a character") }
            return scalar
        }
        guard try bytes.next() == UInt8(ascii: "\\"), try bytes.next() == UInt8(ascii: "u") else {
            throw bytes.fault("half a character")
        }
        let second = try fourDigits()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x1_0000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw bytes.fault("half a character") }
        return scalar
    }

    private mutating func fourDigits() throws -> UInt32 {
        var number: UInt32 = 0
        for _ in 0..<4 {
            guard let byte = try bytes.next(), let digit = Character(Unicode.Scalar(byte)).hexDigitValue
            else {
                throw bytes.fault("four digits of 0 to f must stand here")
            }
            number = number << 4 | UInt32(digit)
        }
        return number
    }
}
