/// Rows of a file that cannot be imported; nothing of the file was.
public struct BadRows: Failure, Equatable {
    /// The first of the faults, and the number of bad rows.
    public let faults: Listed<BadRow>

    /// Creates a failure with these faults, each in a different row.
    public init(_ faults: Listed<BadRow>) {
        self.faults = faults
    }

    /// Creates a failure with these faults, found in `count` rows.
    public init(_ faults: [BadRow], rows count: Int) {
        self.init(Listed(faults, of: count))
    }

    /// The kind of failure.
    public var kind: FailureKind { .badData }
}

/// What is wrong with a row of a file.
public enum BadRow: Sendable, Equatable {
    /// It cannot be read; with the reader's message, which says where and why.
    case unreadable(String)
    /// It contradicts another row, or the store.
    case contradiction(Importing.Contradiction)
    /// It names no departure that can be entered: the place of the row, its last day, and the reason.
    case departure(origin: String, lastDay: CivilDate?, DepartureFault)
}
