/// The texts of a workbook, to which its cells refer by number.
final class SharedStrings: XMLListener {
    /// The most bytes that they may take in memory.
    static let mostBytes = 64 << 20
    /// The bytes that each of them counts for besides its own, so that there are not too many.
    private static let least = 32

    private let name: String
    private let largest: Int
    private var bytes: [UInt8] = []
    /// The end of each text in `bytes`.
    private var ends: [Int] = []
    private var text = CellText()

    /// Creates the texts of a workbook that has none.
    init(_ name: String, largest: Int = mostBytes) {
        self.name = name
        self.largest = largest
    }

    var count: Int { ends.count }

    /// Returns a text; nil if there are fewer.
    subscript(_ index: Int) -> String? {
        guard ends.indices.contains(index) else { return nil }
        let start = index == 0 ? 0 : ends[index - 1]
        return String(decoding: bytes[start..<ends[index]], as: UTF8.self)
    }

    func start(_ element: String, _ attributes: XMLAttributes) { text.start(element) }

    func add(_ piece: UnsafeBufferPointer<UInt8>) throws(UnreadableFeed) {
        text.add(piece)
        if text.count + bytes.count > largest { throw tooLarge }
    }

    func end(_ element: String) throws(UnreadableFeed) {
        text.end(element)
        guard element == "si" else { return }
        bytes += text.take().utf8
        ends.append(bytes.count)
        guard bytes.count + Self.least * ends.count <= largest else { throw tooLarge }
    }

    private var tooLarge: UnreadableFeed {
        UnreadableFeed("\(name): more than \(largest >> 20) MB of texts; save the sheet as CSV")
    }
}

/// The text of a cell, which may be in several runs, each with a format of its own.
struct CellText {
    private var bytes: [UInt8] = []
    private var isInText = false
    /// Whether the runs are the pronunciation of the text and not the text.
    private var isPhonetic = false

    var count: Int { bytes.count }

    mutating func start(_ element: String) {
        switch element {
        case "t", "v": isInText = !isPhonetic
        case "rPh": isPhonetic = true
        default: break
        }
    }

    mutating func add(_ piece: UnsafeBufferPointer<UInt8>) {
        if isInText { bytes.append(contentsOf: piece) }
    }

    mutating func end(_ element: String) {
        switch element {
        case "t", "v": isInText = false
        case "rPh": isPhonetic = false
        default: break
        }
    }

    /// Returns the text, and begins the next one.
    mutating func take() -> String {
        defer { bytes.removeAll(keepingCapacity: true) }
        let text = String(decoding: bytes, as: UTF8.self)
        return bytes.contains(UInt8(ascii: "_")) ? Self.unescaped(text) : text
    }

    /// Returns the text with the characters that XML cannot have, which are written as _x000D_.
    private static func unescaped(_ text: String) -> String {
        guard text.utf8.count >= 7, text.contains("_x") else { return text }
        var (result, rest) = ("", Substring(text))
        while let mark = rest.firstIndex(of: "_") {
            result += rest[..<mark]
            rest = rest[mark...]
            let code = rest.prefix(7)
            if code.utf8.count == 7, code.hasPrefix("_x"), code.hasSuffix("_"),
                let number = UInt32(code.dropFirst(2).dropLast(), radix: 16),
                let scalar = Unicode.Scalar(number)
            {
                result.unicodeScalars.append(scalar)
                rest = rest.dropFirst(7)
            } else {
                result.append(rest.removeFirst())
            }
        }
        return result + rest
    }
}
