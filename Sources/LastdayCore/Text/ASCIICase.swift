/// Returns the text with its ASCII capitals in lower case, as stores compare names (SQLite's NOCASE).
public func asciiLowercased(_ text: String) -> String {
    guard text.utf8.contains(where: { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }) else {
        return text
    }
    let bytes = text.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    return String(decoding: bytes, as: UTF8.self)
}
