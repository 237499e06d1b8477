/// That a person has accepted that a journal knows entries of the audit which the store has not, be it by saying so or by
/// putting an older state of the store in its place.
///
/// It is an entry of the audit, and the number is the last word of its command.
public struct AcceptedGap: Sendable, Equatable {
    /// The highest number that is accepted as lost.
    public let last: Int64
    /// When it was accepted: what was told later under such a number is another matter.
    public let at: Instant

    /// The gap that an entry accepts; nil where it is another kind of entry.
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

    /// Whether it covers an entry that the journal has and the store has not.
    func covers(_ journaled: JournaledEntry) -> Bool { journaled.sequence <= last && journaled.at <= at }

    /// Decides to accept what the journal has and the store has not.
    ///
    /// - Parameters:
    ///   - last: The highest number, as the person has read it.
    ///   - gap: What the journal has; nil where it has no more than the store.
    /// - Returns: What is kept; its outcome is the gap.
    /// - Throws: ``AcceptanceRefused`` where nothing is missing, or up to another number.
    public static func decide(
        upTo last: Int64,
        of gap: AuditGap?
    ) throws(AcceptanceRefused) -> Decision<AuditGap> {
        guard let gap else { throw .nothingIsMissing }
        guard gap.highest == last else { throw .upToAnother(gap.highest) }
        return Decision([Event(.gapAccepted)], gap)
    }
}

/// Why a gap was not accepted.
public enum AcceptanceRefused: Failure, Equatable {
    /// The journal has nothing that the store has not.
    case nothingIsMissing
    /// The journal has more, or less.
    case upToAnother(Int64)

    /// What sort of trouble it is.
    public var kind: FailureKind { .badData }
}

extension RecordReader {
    /// The gaps that people have accepted.
    ///
    /// - Throws: What the store throws.
    public func acceptedGaps() throws -> [AcceptedGap] {
        try [Event.Kind.gapAccepted, .restored].flatMap {
            try audit(AuditSelection(kind: $0)).compactMap { AcceptedGap($0) }
        }
    }
}
