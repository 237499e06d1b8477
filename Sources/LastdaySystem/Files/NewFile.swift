/// A writer of a new text file, which buffers the text and has it safely on the disk when finished.
package final class NewFile<Problem: SystemError> {
    private static var portion: Int { 1 << 16 }

    private let file: OpenFile<Problem>
    private var buffer: [UInt8] = []

    /// Creates a file at that path, where nothing may be yet; only its owner may read it.
    package convenience init(at path: String) throws(Problem) { self.init(try OpenFile.made(path)) }

    /// Writes to that file, which is empty.
    package init(_ file: OpenFile<Problem>) { self.file = file }

    /// Appends text.
    package func write(_ text: String) throws(Problem) {
        buffer += text.utf8
        if buffer.count >= Self.portion { try flush() }
    }

    /// Writes what is left and waits for the disk.
    package func finish() throws(Problem) {
        try flush()
        try file.sync()
    }

    private func flush() throws(Problem) {
        try file.append(buffer)
        buffer.removeAll(keepingCapacity: true)
    }
}
