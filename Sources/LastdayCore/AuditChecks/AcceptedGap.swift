/// An operator's acceptance that a journal has audit entries which the store lacks, given explicitly or by
/// restoring an older state of the store.
///
/// It is an audit entry whose command ends with the number.
public struct AcceptedGap: Sendable, Equatable {
    /// The highest number accepted as lost.
    public let last: Int64
    /// The instant of the acceptance; entries published later under such a number are not covered.
    public let at: Instant

    /// Creates the acceptance that an entry records; nil if it is another kind of entry.
    public init?(_ entry: AuditEntry) {
        let last: Int64? =
            switch entry.kind {
            case .gapAccepted: entry.command.split(separator: " ").last.flatMap { Int64($0) }
            case .restored: entry.givenUp?.upperBound
            default: nil
            }
        guard let last else { return nil }
        (self.last, at) = (last, entry.at)
    }

    /// Returns whether the acceptance covers an entry that the journal has and the store lacks.
    func covers(_ journaled: JournaledEntry) -> Bool { journaled.sequence <= last && journaled.at <= at }

    /// Decides to accept a gap.
    ///
    /// - Parameters:
    ///   - last: The highest number in the gap, as the operator has read it.
    ///   - gap: What the journal has; nil if the store lacks none of it.
    /// - Returns: The decision, with the gap as its outcome.
    /// - Throws: ``AcceptanceRefused`` if nothing is missing, or if the gap ends at another number.
    public static func decide(
        upTo last: Int64,
        of gap: AuditGap?
    ) throws(AcceptanceRefused) -> Decision<AuditGap> {
        guard let gap else { throw .nothingIsMissing }
        guard gap.highest == last else { throw .upToAnother(gap.highest) }
        return Decision([Event(.gapAccepted)], gap)
    }
}

/// The reason why a gap was not accepted.
public enum AcceptanceRefused: Failure, Equatable {
    /// The journal has nothing that the store lacks.
    case nothingIsMissing
    /// The gap ends at another number, which is given.
    case upToAnother(Int64)

    /// The failure's kind.
    public var kind: FailureKind { .badData }
}

extension RecordReader {
    /// Returns the gaps that operators have accepted.
    ///
    /// - Throws: What the store throws.
    public func acceptedGaps() throws -> [AcceptedGap] {
        try [Event.Kind.gapAccepted, .restored].flatMap {
            try audit(AuditSelection(kind: $0)).compactMap { AcceptedGap($0) }
        }
    }
}
