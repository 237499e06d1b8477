/// Rows of a file that cannot be taken over; nothing of the file was.
public struct BadRows: Failure, Equatable {
    /// The single faults, a line each.
    public let details: [String]
    /// How many rows are bad, which may be more than are told one by one.
    public let count: Int

    /// These faults, a line each.
    public init(_ details: [String]) {
        self.init(Remarks(details))
    }

    /// These faults, a line each, of so many rows.
    public init(_ details: [String], rows count: Int) {
        self.init(Remarks(details, of: count))
    }

    /// These faults, the first of them a line each.
    public init(_ faults: Remarks) {
        details = faults.first
        count = faults.count
    }

    /// What sort of trouble it is.
    public var kind: FailureKind { .badData }
    /// What is wrong, where, and what to do.
    public var description: String {
        let shown = count > details.count ? ", the first \(details.count) of them above" : ""
        return "\(counted(count, "bad row", "bad rows"))\(shown); "
            + "nothing was taken over, mend the file and try again"
    }
}
