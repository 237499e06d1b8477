import LastdayCore
import LastdayTestKit
import Testing

@testable import LastdayStores

/// Tests that ``JSONScanner``, which locates values, and ``JSONReader``, which reads them, accept the same texts.
@Suite struct JSONScannerTests {
    private func scanned(_ bytes: [UInt8]) -> UnreadableJSON? {
        bytes.withUnsafeBufferPointer { buffer in
            var scanner = JSONScanner(buffer)
            do throws(JSONFault) {
                try scanner.value()
                try scanner.end()
                return nil
            } catch {
                return error.placed(in: bytes)
            }
        }
    }

    private func read(_ bytes: [UInt8]) -> UnreadableJSON? {
        var reader = JSONReader(of: bytes)
        do {
            _ = try reader.value()
            try reader.end()
            return nil
        } catch {
            return error as? UnreadableJSON
        }
    }

    private static let text = #"""
        {"a": [1, -0.50e+3, 12345678901234567890, true, false, null, {}, "x"],
         "\u00e5\n\ud83d\ude00\/\"": "Åsa\t", "b": {"c": [[], [1.0]]}, "a": ""}

        """#

    @Test func `the scanner accepts a damaged text if and only if the reader does`() {
        var random = Seeded(11)
        let whole = Array(Self.text.utf8)
        let pieces: [[UInt8]] =
            ["{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "d83d", "0", "-", ".", "e", "tru", "\n", " "]
            .map { Array($0.utf8) } + [[0], [0xC3], [0xFF], [0xEF, 0xBB, 0xBF]]
        var refused = 0
        for _ in 0..<4_000 {
            var bytes = whole
            for _ in 0...Int.random(in: 0...2, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                let end = min(bytes.count, place + Int.random(in: 0...3, using: &random))
                bytes.replaceSubrange(place..<end, with: pieces.randomElement(using: &random) ?? [])
            }
            // Only the scanner, which reads whole files, skips a byte-order mark.
            guard !bytes.starts(with: [0xEF, 0xBB, 0xBF]) else { continue }
            let (one, other) = (scanned(bytes), read(bytes))
            if one != nil { refused += 1 }
            #expect((one == nil) == (other == nil), "\(String(decoding: bytes, as: UTF8.self))")
            #expect(one?.line == other?.line, "\(String(decoding: bytes, as: UTF8.self))")
        }
        #expect(refused > 1_000)
    }

    @Test func `a damaged text has the same fault at the same place in portions of any size`() {
        var random = Seeded(12)
        let whole = Array(Self.text.utf8)
        for _ in 0..<1_000 {
            var bytes = whole
            let place = Int.random(in: 0..<bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 0...3, using: &random))
            let pieces = ["{", "]", ",", "\"", "\\u", "d83d", "-", "e", "tru", "\n", "\0"]
            bytes.replaceSubrange(place..<end, with: (pieces.randomElement(using: &random) ?? "").utf8)
            for portion in [1, 2, 3, 7, 64] {
                var rest = bytes[...]
                var reader = JSONReader {
                    defer { rest = rest.dropFirst(portion) }
                    return Array(rest.prefix(portion))
                }
                let fault = #expect(
                    throws: (any Error).self,
                    performing: {
                        _ = try reader.value()
                        try reader.end()
                        throw Whole()
                    }
                )
                #expect(
                    fault as? UnreadableJSON == scanned(bytes),
                    "\(String(decoding: bytes, as: UTF8.self))"
                )
            }
        }
    }

    /// The error thrown if a text has been read to its end.
    private struct Whole: Error {}

    @Test func `a byte that may not occur in a string is found at any position`() {
        for length in 0...24 {
            for place in 0...length {
                for byte in UInt8.min...UInt8.max {
                    var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: length)
                    bytes.insert(byte, at: place)
                    bytes = [UInt8(ascii: "\"")] + bytes + [UInt8(ascii: "\"")]
                    let isLetter = (0x20..<0x80).contains(byte) && ![0x22, 0x5C].contains(byte)
                    #expect((scanned(bytes) == nil) == isLetter, "\(byte) at \(place) of \(length)")
                }
            }
        }
    }

    @Test func `a text that is nested too deeply is refused`() {
        #expect(scanned(Array(String(repeating: "[", count: 100_000).utf8)) != nil)
    }

    @Test func `a byte-order mark is skipped`() {
        #expect(scanned([0xEF, 0xBB, 0xBF] + Array("{}".utf8)) == nil)
    }
}
