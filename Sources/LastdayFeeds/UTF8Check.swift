/// Goes through bytes and finds the first that cannot stand where it does in a UTF-8 text (RFC 3629, section 4).
struct UTF8Check {
    /// The line that has been reached, counted from 1.
    private(set) var line = 1
    /// How many bytes of a character are still to come, and what the next one may be.
    private var pending = 0
    private var allowed: ClosedRange<UInt8> = 0x80...0xBF

    /// Whether no character is half there.
    var isBetweenCharacters: Bool { pending == 0 }

    /// Goes on with these bytes; false where one of them cannot stand there, on the line that has been reached.
    mutating func accepts(_ bytes: [UInt8]) -> Bool {
        for byte in bytes {
            if pending > 0 {
                guard allowed.contains(byte) else { return false }
                pending -= 1
                allowed = 0x80...0xBF
                continue
            }
            switch byte {
            case 0x0A: line += 1
            case 0x00..<0x80: break
            case 0xC2...0xDF: pending = 1
            case 0xE0...0xEF:
                pending = 2
                // No longer than it has to be, and no half of a pair of UTF-16.
                if byte == 0xE0 { allowed = 0xA0...0xBF }
                if byte == 0xED { allowed = 0x80...0x9F }
            case 0xF0...0xF4:
                pending = 3
                if byte == 0xF0 { allowed = 0x90...0xBF }
                if byte == 0xF4 { allowed = 0x80...0x8F }
            default: return false
            }
        }
        return true
    }
}
