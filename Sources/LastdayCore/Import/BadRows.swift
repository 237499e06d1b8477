/// Rows of a file that cannot be taken over; nothing of the file was.
public struct BadRows: Failure, Equatable {
    /// The first of the single faults, and how many rows are bad.
    public let faults: Listed<BadRow>

    /// These faults, each of a row of its own.
    public init(_ faults: Listed<BadRow>) {
        self.faults = faults
    }

    /// These faults, of so many rows.
    public init(_ faults: [BadRow], rows count: Int) {
        self.init(Listed(faults, of: count))
    }

    /// What sort of trouble it is.
    public var kind: FailureKind { .badData }
}

/// What is wrong with a row of a file.
public enum BadRow: Sendable, Equatable {
    /// It cannot be read: where, and what is wrong, in the words of whoever read it.
    case unreadable(String)
    /// It contradicts another row, or the store.
    case contradiction(Importing.Contradiction)
    /// It names no departure that can be entered: where it stands, its last day, and why.
    case departure(origin: String, lastDay: CivilDate?, DepartureFault)
}
