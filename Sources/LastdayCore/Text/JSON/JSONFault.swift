/// A fault in a JSON text, with its offset.
package struct JSONFault: Error {
    /// The offset of the fault in bytes, counted from 0.
    package let offset: Int
    /// What is wrong there.
    package let fault: String

    /// Creates a fault at that byte.
    package init(offset: Int, fault: String) {
        self.offset = offset
        self.fault = fault
    }

    /// Returns the fault with its line and column in the text, as ``UnreadableJSON`` counts them.
    package func placed(in text: some Collection<UInt8>) -> UnreadableJSON {
        var (line, column) = (1, 1)
        for byte in text.prefix(offset) {
            if byte == UInt8(ascii: "\n") { (line, column) = (line + 1, 1) } else { column += 1 }
        }
        return UnreadableJSON(line: line, column: column, fault: fault)
    }
}
