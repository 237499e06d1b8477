extension JSONScanner {
    /// The position of a string in the JSON text.
    package struct Text {
        /// The range of its bytes, without the quotation marks.
        package let range: Range<Int>
        /// Whether it contains no escapes.
        package let isPlain: Bool
    }

    /// Scans a string with its quotation marks, which must begin here.
    ///
    /// - Throws: ``JSONFault`` if it does not end, is not UTF-8, or contains a control character or an
    ///   invalid escape.
    package mutating func text() throws(JSONFault) -> Text {
        let opening = offset
        skip()
        var isPlain = true
        var isASCII = true
        while true {
            skipLetters()
            guard !isAtEnd else { throw fault("unexpected end of the text") }
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
                _ = try escaped()
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

    /// Returns the string with its escapes decoded.
    ///
    /// - Throws: ``JSONFault`` if it was not scanned before.
    package func string(_ text: Text) throws(JSONFault) -> String {
        if text.isPlain {
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[text.range]), as: UTF8.self)
        }
        var scanner = JSONScanner(bytes, at: text.range.lowerBound)
        var string: [UInt8] = []
        string.reserveCapacity(text.range.count)
        while scanner.offset < text.range.upperBound {
            let byte = scanner.current
            scanner.skip()
            if byte == UInt8(ascii: "\\") {
                string.append(contentsOf: try scanner.escaped().utf8)
            } else {
                string.append(byte)
            }
        }
        return String(decoding: string, as: UTF8.self)
    }

    /// Returns whether the string, with its escapes decoded, equals the given one.
    ///
    /// - Throws: ``JSONFault`` if it was not scanned before.
    @inlinable
    package func reads(_ text: Text, as wanted: StaticString) throws(JSONFault) -> Bool {
        guard text.isPlain else { return try string(text) == "\(wanted)" }
        guard text.range.count == wanted.utf8CodeUnitCount else { return false }
        for index in 0..<text.range.count
        where bytes[text.range.lowerBound + index] != wanted.utf8Start[index] {
            return false
        }
        return true
    }

    /// Skips bytes of a string that are ASCII and no escapes, eight at a time.
    private mutating func skipLetters() {
        while offset + 8 <= bytes.count {
            let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            let others = Self.others(in: UInt64(littleEndian: word))
            offset += others.trailingZeroBitCount / 8
            if others != 0 { return }
        }
    }

    /// Returns which of eight bytes are not ASCII, or are a control character, quotation mark or backslash.
    ///
    /// The lowest bit that is set is the highest of the first such byte.
    private static func others(in word: UInt64) -> UInt64 {
        let each: UInt64 = 0x0101_0101_0101_0101
        // If a byte is less than what is subtracted from it, the borrow sets its highest bit.
        func less(_ word: UInt64, than byte: UInt64) -> UInt64 { (word &- each &* byte) & ~word }
        let quotes = word ^ each &* UInt64(UInt8(ascii: "\""))
        let backslashes = word ^ each &* UInt64(UInt8(ascii: "\\"))
        let others = word | less(word, than: 0x20) | less(quotes, than: 1) | less(backslashes, than: 1)
        return others & each << 7
    }

    /// Scans the rest of an escape, after the backslash, and returns the character it stands for.
    private mutating func escaped() throws(JSONFault) -> Unicode.Scalar {
        let meaning: Unicode.Scalar
        switch current {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): meaning = Unicode.Scalar(current)
        case UInt8(ascii: "b"): meaning = "\u{8}"
        case UInt8(ascii: "f"): meaning = "\u{C}"
        case UInt8(ascii: "n"): meaning = "\n"
        case UInt8(ascii: "r"): meaning = "\r"
        case UInt8(ascii: "t"): meaning = "\t"
        case UInt8(ascii: "u"):
            skip()
            return try scalar()
        case 0 where isAtEnd: throw fault("unexpected end of the text")
        default: throw fault("invalid escape after a backslash")
        }
        skip()
        return meaning
    }

    /// Scans the digits of a `\u` escape or, beyond U+FFFF, of a surrogate pair, and returns the character.
    private mutating func scalar() throws(JSONFault) -> Unicode.Scalar {
        let first = try fourDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, next() == UInt8(ascii: "\\"), next() == UInt8(ascii: "u") else {
            throw fault("an unpaired surrogate")
        }
        let second = try fourDigits()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x1_0000 + (first - 0xD800) << 10 + (second - 0xDC00))
        else { throw fault("an unpaired surrogate") }
        return scalar
    }

    private mutating func fourDigits() throws(JSONFault) -> UInt32 {
        var number: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Character(Unicode.Scalar(next())).hexDigitValue else {
                throw fault("expected four hexadecimal digits")
            }
            number = number << 4 | UInt32(digit)
        }
        return number
    }

    /// Consumes and returns the next byte; 0 after the last one.
    private mutating func next() -> UInt8 {
        defer { if !isAtEnd { skip() } }
        return current
    }
}
