/// Something in a text that is not as it should be.
package struct JSONFault: Error {
    /// The byte at which it stands, counted from 0.
    package let offset: Int
    /// What is wrong there.
    package let fault: String

    /// A fault at that byte.
    package init(offset: Int, fault: String) {
        self.offset = offset
        self.fault = fault
    }

    /// The fault with its line and column in that text, as ``UnreadableJSON`` counts them.
    package func placed(in text: some Collection<UInt8>) -> UnreadableJSON {
        var (line, column) = (1, 1)
        for byte in text.prefix(offset) {
            if byte == UInt8(ascii: "\n") { (line, column) = (line + 1, 1) } else { column += 1 }
        }
        return UnreadableJSON(line: line, column: column, fault: fault)
    }
}
