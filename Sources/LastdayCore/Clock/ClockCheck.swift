/// Refusing a run by a clock that may not be believed: it closes nobody, and says so.
public enum ClockCheck {
    /// Who wants to run.
    public enum Requester: Sendable, Equatable {
        /// The service.
        case service
        /// A person.
        case person
        /// A person who has looked at the clock, and says that it is right.
        case trusting
    }

    /// Decides whether a run may go by these clocks.
    ///
    /// - Parameters:
    ///   - reading: What they show.
    ///   - anchor: What they showed in this uptime when they were believed.
    ///   - requester: Who wants to run.
    ///   - records: The store's records.
    ///   - policy: The settings.
    ///   - words: What a doubt is recorded as, in words that stay true: the run keeps them.
    /// - Returns: The doubt, where there is one that nobody has overruled; a refused run of the service is kept, once
    ///   a night and start of the machine, and so is one that a person trusts.
    /// - Throws: ``Refusal/clockInDoubt(_:)`` to a person, or what the store throws.
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
        // The service knows of leaps that nobody else has seen.
        let standing = try records.standingDoubt().flatMap { $0.night == night ? $0 : nil }
        guard let displayText = doubt.map(words) ?? (requester == .service ? nil : standing?.doubt) else {
            return Decision([], nil)
        }
        guard requester != .person else { throw Refusal.clockInDoubt(displayText) }

        let isTrusted = requester == .trusting
        let isCaughtUp = policy.state(of: night, runAt: reading.wall) == .caughtUp
        let run = Run(
            number: try records.nextNumber(of: .run),
            kind: isTrusted ? .byHand : isCaughtUp ? .caughtUp : .night,
            night: night,
            startedAt: reading.wall,
            finishedAt: isTrusted ? nil : reading.wall,
            doubt: displayText,
            trustsClock: isTrusted
        )
        if !isTrusted, let standing, standing.startedAt >= reading.start { return Decision([], doubt) }
        let kind: Event.Kind = isTrusted ? .clockTrusted : .clockDoubted
        return Decision([Event(kind, to: run, [Change(from: nil, to: run)])], isTrusted ? nil : doubt)
    }
}
