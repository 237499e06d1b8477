extension ZoneRules {
    /// Reads the bytes of a time zone file, version 1 to 4 (RFC 9636, section 3).
    ///
    /// Every count and index is checked before it is used: a damaged or hostile file is refused.
    ///
    /// - Throws: ``ZoneFileFault`` if the bytes are not such a file, contradict themselves, or count leap
    ///   seconds, which the system's clock does not.
    public init(zoneFile bytes: [UInt8]) throws(ZoneFileFault) {
        var reader = ZoneFileReader(bytes: bytes)
        var header = try reader.header()
        var secondsWidth = 4
        if header.version >= 2 {
            // The first block is for readers limited to 32 bits; the same data follows in 64 bits.
            try reader.skip(header.blockLength(secondsWidth: 4))
            header = try reader.header()
            secondsWidth = 8
        }
        self = try reader.rules(header, secondsWidth: secondsWidth)
    }
}

/// An error for a time zone file that cannot be trusted.
public struct ZoneFileFault: Error, Equatable, CustomStringConvertible {
    /// The fault, as the end of the sentence "the file …".
    public let description: String
}

/// The header of a block: 44 bytes with the counts of what follows.
struct ZoneFileHeader {
    let version: Int
    let universalCount, standardCount, leapCount, transitionCount, typeCount, nameLength: Int

    func blockLength(secondsWidth width: Int) -> Int {
        transitionCount * (width + 1) + typeCount * 6 + nameLength + leapCount * (width + 4) + standardCount
            + universalCount
    }
}

/// A reader of a time zone file's bytes, which never goes beyond their end.
struct ZoneFileReader {
    let bytes: [UInt8]
    private(set) var position = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func take(_ count: Int) throws(ZoneFileFault) -> ArraySlice<UInt8> {
        guard count <= bytes.count - position else { throw ZoneFileFault(description: "ends too early") }
        defer { position += count }
        return bytes[position..<(position + count)]
    }

    mutating func skip(_ count: Int) throws(ZoneFileFault) {
        _ = try take(count)
    }

    /// Reads a signed big-endian number of that many bytes.
    mutating func number(_ width: Int) throws(ZoneFileFault) -> Int64 {
        let digits = try take(width)
        let unsigned = digits.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int64(truncatingIfNeeded: unsigned << (64 - 8 * width)) >> (64 - 8 * width)
    }

    private mutating func count(_ what: String, _ allowed: ClosedRange<Int>) throws(ZoneFileFault) -> Int {
        let number = Int(try number(4))
        guard allowed.contains(number) else {
            throw ZoneFileFault(description: "counts \(number) \(what)")
        }
        return number
    }

    mutating func header() throws(ZoneFileFault) -> ZoneFileHeader {
        guard Array(try take(4)) == Array("TZif".utf8) else {
            throw ZoneFileFault(description: "is not a time zone file")
        }
        let mark = try take(1).first ?? 0
        let version = mark == 0 ? 1 : Int(mark) - Int(UInt8(ascii: "0"))
        guard version >= 1 else { throw ZoneFileFault(description: "has no known version") }
        try skip(15)
        // No real zone has changed its clocks more than a hundred times a year since 1800.
        return ZoneFileHeader(
            version: version,
            universalCount: try count("UT indicators", 0...256),
            standardCount: try count("standard indicators", 0...256),
            leapCount: try count("leap seconds", 0...1_000),
            transitionCount: try count("transitions", 0...50_000),
            typeCount: try count("local times", 1...256),
            nameLength: try count("bytes of abbreviations", 1...65_536)
        )
    }
}
