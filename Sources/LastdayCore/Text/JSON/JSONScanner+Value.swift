extension JSONScanner {
    /// Scans one value of any kind.
    ///
    /// - Returns: The range of its bytes.
    /// - Throws: ``JSONFault``.
    @discardableResult
    package mutating func value() throws(JSONFault) -> Range<Int> {
        let first = peek()
        let start = offset
        switch first {
        case UInt8(ascii: "{"):
            try enterObject()
            while try nextName() != nil { try value() }
        case UInt8(ascii: "["):
            try enterList()
            while try nextElement() { try value() }
        case UInt8(ascii: "\""): _ = try text()
        default: try plain(first)
        }
        return start..<offset
    }

    /// Scans one value and returns it decoded.
    mutating func made() throws(JSONFault) -> JSONValue {
        let first = peek()
        switch first {
        case UInt8(ascii: "{"):
            var members: [JSONValue.Member] = []
            try enterObject()
            while let name = try nextName() {
                members.append(JSONValue.Member(name: try string(name), value: try made()))
            }
            return .object(members)
        case UInt8(ascii: "["):
            var values: [JSONValue] = []
            try enterList()
            while try nextElement() { values.append(try made()) }
            return .list(values)
        case UInt8(ascii: "\""): return .text(try string(try text()))
        default:
            let start = offset
            try plain(first)
            switch first {
            case UInt8(ascii: "t"): return .flag(true)
            case UInt8(ascii: "f"): return .flag(false)
            case UInt8(ascii: "n"): return .none
            default:
                let digits = UnsafeBufferPointer(rebasing: bytes[start..<offset])
                return .number(String(decoding: digits, as: UTF8.self))
            }
        }
    }

    /// Scans a word or a number that begins with that byte.
    private mutating func plain(_ first: UInt8) throws(JSONFault) {
        switch first {
        case UInt8(ascii: "t"): try word("true")
        case UInt8(ascii: "f"): try word("false")
        case UInt8(ascii: "n"): try word("null")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
        case 0 where isAtEnd: throw fault("unexpected end of the text")
        default: throw fault("expected a value")
        }
    }

    /// Scans a word, which must begin here.
    package mutating func word(_ word: StaticString) throws(JSONFault) {
        for index in 0..<word.utf8CodeUnitCount {
            guard offset + index < bytes.count, bytes[offset + index] == word.utf8Start[index] else {
                throw fault("expected a value")
            }
        }
        offset += word.utf8CodeUnitCount
    }

    /// Scans a number, which must begin here, and returns the range of its bytes.
    @discardableResult
    package mutating func number() throws(JSONFault) -> Range<Int> {
        let start = offset
        if current == UInt8(ascii: "-") { skip() }
        if current == UInt8(ascii: "0") {
            skip()
            if Self.isDigit(current) { throw fault("a number may not begin with 0") }
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
        guard Self.isDigit(current) else { throw fault("expected a digit") }
        while Self.isDigit(current) { skip() }
    }
}
