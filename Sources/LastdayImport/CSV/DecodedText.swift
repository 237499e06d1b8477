/// A text in chunks of UTF-8 or Windows-1252: marks are gone, and UTF-16 has become UTF-8.
struct DecodedText {
    /// The encoding of the file; a text without a mark counts as UTF-8 until a byte is impossible there.
    let encoding: TextEncoding
    let chunks: ByteChunks

    /// The number of first bytes by which an encoding is told.
    private static let sample = 256

    /// Begins to read a text.
    ///
    /// - Parameters:
    ///   - name: The file's name in messages.
    ///   - chunks: The bytes of the file.
    /// - Throws: ``UnreadableFeed`` also if the bytes are no text at all.
    init(_ name: String, _ chunks: ByteChunks) throws(UnreadableFeed) {
        var first: [UInt8] = []
        while first.count < Self.sample, let chunk = try chunks.next(), !chunk.isEmpty { first += chunk }
        if let signature = FileSignature(first), let fault = signature.fault {
            throw UnreadableFeed("\(name): \(fault)")
        }
        let (encoding, mark) = TextEncoding.of(first)
        self.encoding = encoding
        let rest = chunks.preceded(by: Array(first.dropFirst(mark)))
        switch encoding {
        case .utf8, .windows1252:
            self.chunks = rest
        case .utf16LittleEndian, .utf16BigEndian:
            var decoder = UTF16Decoder(name, isBigEndian: encoding == .utf16BigEndian)
            self.chunks = ByteChunks { () throws(UnreadableFeed) in
                // A chunk can be a part of one character.
                while let chunk = try rest.next(), !chunk.isEmpty {
                    let decoded = try decoder.utf8(of: chunk)
                    if !decoded.isEmpty { return decoded }
                }
                try decoder.finish()
                return nil
            }
        }
    }
}

extension ByteChunks {
    /// Returns the chunks after some bytes that have been read already.
    fileprivate func preceded(by first: [UInt8]) -> ByteChunks {
        var first: [UInt8]? = first.isEmpty ? nil : first
        return ByteChunks { () throws(UnreadableFeed) in
            if let first = first.take() { return first }
            return try next()
        }
    }
}

/// A decoder of UTF-16 that gets its bytes in chunks.
private struct UTF16Decoder {
    private let name: String
    private let isBigEndian: Bool
    /// The first byte of a unit whose second has not come.
    private var half: UInt8?
    /// The first unit of a pair whose second has not come.
    private var lead: UInt16?
    private var line = 1

    init(_ name: String, isBigEndian: Bool) {
        (self.name, self.isBigEndian) = (name, isBigEndian)
    }

    /// Returns the next bytes as UTF-8.
    mutating func utf8(of chunk: [UInt8]) throws(UnreadableFeed) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(chunk.count)
        for byte in chunk {
            guard let first = half.take() else {
                half = byte
                continue
            }
            let unit = isBigEndian ? UInt16(first) << 8 | UInt16(byte) : UInt16(byte) << 8 | UInt16(first)
            if let scalar = try scalar(unit) {
                if scalar == "\n" { line += 1 }
                decoded.append(contentsOf: scalar.utf8)
            }
        }
        return decoded
    }

    private mutating func scalar(_ unit: UInt16) throws(UnreadableFeed) -> Unicode.Scalar? {
        switch (lead.take(), unit) {
        case (nil, 0xD800..<0xDC00):
            lead = unit
            return nil
        case (let first?, 0xDC00..<0xE000):
            return Unicode.Scalar(0x1_0000 + (UInt32(first) & 0x3FF) << 10 + UInt32(unit) & 0x3FF)
        case (nil, _):
            guard let scalar = Unicode.Scalar(unit) else { throw fault }
            return scalar
        default:
            throw fault
        }
    }

    /// Refuses a text that ends within a character.
    func finish() throws(UnreadableFeed) {
        guard half == nil, lead == nil else {
            throw UnreadableFeed(
                "\(name), line \(line): seems to be cut off within a character; send the file again"
            )
        }
    }

    private var fault: UnreadableFeed {
        UnreadableFeed("\(name), line \(line): not UTF-16 text; save the file as \"CSV UTF-8\"")
    }
}
