/// The check that refuses a run if its clock cannot be trusted: such a run closes no account and is recorded.
public enum ClockCheck {
    /// The party that wants to run.
    public enum Requester: Sendable, Equatable {
        /// The service.
        case service
        /// An operator.
        case person
        /// An operator who has looked at the clock and vouches for it.
        case trusting
    }

    /// Decides whether a run may rely on the clocks.
    ///
    /// - Parameters:
    ///   - reading: The current clock reading.
    ///   - anchor: The reading in this uptime that leaps are measured from; nil if there is none.
    ///   - requester: Who wants to run.
    ///   - records: The store's records.
    ///   - policy: The settings.
    ///   - words: Describes a doubt in words that stay true, since the run's record stores them.
    /// - Returns: The doubt, unless there is none or an operator has overruled it. A refused run of the
    ///   service is recorded, once per night and start of the machine; so is a run whose clock an operator
    ///   trusts despite a doubt.
    /// - Throws: ``Refusal/clockInDoubt(_:)`` if the requester is an operator who has not vouched for the
    ///   clock, or what the store throws.
    public static func decide(
        _ reading: ClockReading,
        since anchor: ClockReading?,
        for requester: Requester,
        in records: any RecordReader,
        under policy: Policy,
        sayingDoubt words: (ClockDoubt) -> String
    ) throws -> Decision<ClockDoubt?> {
        let doubt = try ClockDoubt.judge(reading, since: anchor, in: records, under: policy)
        let night = policy.night(at: reading.wall)
        // The service may have recorded leaps that no other process has seen.
        let standing = try records.standingDoubt().flatMap { $0.night == night ? $0 : nil }
        guard let doubtText = doubt.map(words) ?? (requester == .service ? nil : standing?.doubt) else {
            return Decision([], nil)
        }
        guard requester != .person else { throw Refusal.clockInDoubt(doubtText) }

        let isTrusted = requester == .trusting
        let isCaughtUp = policy.state(of: night, runAt: reading.wall) == .caughtUp
        let run = Run(
            number: try records.nextNumber(of: .run),
            kind: isTrusted ? .byHand : isCaughtUp ? .caughtUp : .night,
            night: night,
            startedAt: reading.wall,
            finishedAt: isTrusted ? nil : reading.wall,
            doubt: doubtText,
            trustsClock: isTrusted
        )
        if !isTrusted, let standing, standing.startedAt >= reading.start { return Decision([], doubt) }
        let kind: Event.Kind = isTrusted ? .clockTrusted : .clockDoubted
        return Decision([Event(kind, to: run, [Change(from: nil, to: run)])], isTrusted ? nil : doubt)
    }
}
