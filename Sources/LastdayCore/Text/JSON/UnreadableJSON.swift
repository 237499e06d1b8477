/// An error for a text that is not JSON (RFC 8259), or not to its end.
public struct UnreadableJSON: Error, Equatable {
    /// The line, counted from 1.
    public let line: Int
    /// The column in bytes, counted from 1.
    public let column: Int
    /// What is wrong there.
    public let fault: String

    /// Creates an error for a fault at that place.
    public init(line: Int, column: Int, fault: String) {
        self.line = line
        self.column = column
        self.fault = fault
    }

    /// The place and the fault, for a message after the file's name.
    public var displayText: String { "line \(line), column \(column): \(fault)" }
}
