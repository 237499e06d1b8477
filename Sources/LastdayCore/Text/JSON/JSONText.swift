/// A JSON text under construction, in UTF-8.
///
/// A large night writes millions of pieces of it, and bytes take them faster than a `String` does.
struct JSONText {
    private var bytes: [UInt8] = []

    /// Creates an empty text with room for that many bytes.
    init(capacity: Int = 64) { bytes.reserveCapacity(capacity) }

    /// The text written so far.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Appends text that is JSON already.
    static func += (text: inout JSONText, json: String) {
        var json = json
        json.withUTF8 { text.bytes.append(contentsOf: $0) }
    }

    /// Appends a string in quotation marks, escaped as needed.
    mutating func append(_ string: String) {
        self += "\""
        var string = string
        string.withUTF8 { string in
            if string.contains(where: Self.isToEscape) {
                for byte in string { appendEscaped(byte) }
            } else {
                bytes.append(contentsOf: string)
            }
        }
        self += "\""
    }

    private static func isToEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    private mutating func appendEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): self += "\\\""
        case UInt8(ascii: "\\"): self += "\\\\"
        case UInt8(ascii: "\n"): self += "\\n"
        case UInt8(ascii: "\r"): self += "\\r"
        case UInt8(ascii: "\t"): self += "\\t"
        case ..<0x20: self += "\\u00\(hexadecimal(CollectionOfOne(byte)))"
        default: bytes.append(byte)
        }
    }
}
