/// A text that is not JSON (RFC 8259), or not to its end.
public struct UnreadableJSON: Error, Equatable {
    /// The line, counted from 1.
    public let line: Int
    /// The byte within the line, counted from 1.
    public let column: Int
    /// What is wrong there.
    public let fault: String

    /// A fault at that place.
    public init(line: Int, column: Int, fault: String) {
        self.line = line
        self.column = column
        self.fault = fault
    }

    /// Where and what, for a message behind the file's name.
    public var displayText: String { "line \(line), column \(column): \(fault)" }
}
