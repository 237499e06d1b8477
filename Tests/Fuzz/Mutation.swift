import LastdayTestKit

/// A generator of damaged inputs, as an attacker or a faulty line or disk might produce them.
struct Mutation {
    private var random: Seeded

    init(seed: UInt64) {
        random = Seeded(seed)
    }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<max(1, bound), using: &random) }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

    /// The pieces that parsers are likely to stumble over.
    private static let pieces: [[UInt8]] =
        [
            "", "\0", "\n", "\r", "\r\n", "\t", " ", "\"", "\"\"", "'", ",", ";", ":", "=", "{", "}", "[",
            "]", "<", ">",
            "&", "&amp;", "&#0;", "&#x10FFFF;", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "<![CDATA[", "]]>",
            "<!--", "-->",
            "<?xml version=\"1.0\" encoding=\"UTF-16\"?>", "/", "\\", "\\u0000", "\\ud800", "\\\"", "-", "+",
            "0", "1",
            "-1", "9223372036854775807", "9223372036854775808", "-9223372036854775809", "1e999", "0x10",
            "null", "true",
            "2026-12-18", "12/18/2026", "0000-00-00", "9999-12-31", "0001-01-01", "2026-02-30", "T23:59:59Z",
            "+99:99",
            "\u{FEFF}", "\u{202E}", "\u{301}", "e\u{301}", "😀", "\u{1B}[2J", "PK\u{3}\u{4}", "PK\u{1}\u{2}",
            "[[", "]]",
            "\"\"\"", "'''", "#", "a.b.c", "Username", "DROP TABLE person", "%", "_",
        ].map { Array($0.utf8) } + [
            [0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0], [0x7F, 0xFF],
        ]

    /// Returns the bytes with one to eight changes.
    mutating func changed(_ seed: [UInt8]) -> [UInt8] {
        var bytes = seed
        for _ in 0...below(8) {
            let place = below(bytes.count + 1)
            let end = min(bytes.count, place + below([1, 4, 40, 400][below(4)]))
            switch below(9) {
            case 0: bytes.removeSubrange(place..<end)
            case 1: bytes.replaceSubrange(place..<end, with: pick(Self.pieces))
            case 2: bytes.insert(contentsOf: bytes[place..<end], at: below(bytes.count + 1))
            case 3: bytes.insert(contentsOf: pick(Self.pieces), at: place)
            case 4 where place < bytes.count: bytes[place] = UInt8(below(256))
            case 5 where place < bytes.count: bytes[place] ^= 1 << UInt8(below(8))
            case 6: bytes.removeLast(min(bytes.count, below(200)))
            case 7 where below(4) == 0:
                // Repetition tests depth, length, and algorithms that are quadratic in them.
                let piece = pick(Self.pieces)
                bytes.insert(contentsOf: (0..<below(20_000)).flatMap { _ in piece }, at: place)
            default: bytes.insert(UInt8(below(256)), at: place)
            }
        }
        return bytes
    }
}
