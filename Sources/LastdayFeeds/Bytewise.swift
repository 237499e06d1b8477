/// Text in which each Character stands for one byte, for a parser that compares Characters.
///
/// A comma and a combining mark after it are one Character that is no comma. Of U+0000 to U+00FF only CR LF combine,
/// and those two make one line end anyway; so a byte that means something in CSV is always found.
struct Bytewise {
    let text: String

    init(_ bytes: some Sequence<UInt8>) {
        var text = ""
        for byte in bytes { text.unicodeScalars.append(Unicode.Scalar(byte)) }
        self.text = text
    }

    /// The UTF-8 text that is meant by part of such a text; nil where its bytes are not UTF-8.
    static func meaning(of part: String) -> String? {
        // ASCII stands for itself.
        if part.utf8.allSatisfy({ $0 < 0x80 }) { return part }
        return String(
            validating: part.unicodeScalars.lazy.map { UInt8(truncatingIfNeeded: $0.value) },
            as: UTF8.self
        )
    }
}
