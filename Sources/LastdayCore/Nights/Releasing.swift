/// Letting a held list through: exactly that list, and that night only.
public enum Releasing {
    /// What a release came to.
    public struct Outcome: Sendable {
        /// The accounts that may be closed now.
        public let hold: Hold
        /// The run that will close them: the service's next look at the store, or the next run by hand.
        public let run: Run
    }

    /// Decides a release.
    ///
    /// - Parameters:
    ///   - token: The list that a person has looked at.
    ///   - records: The store's records.
    ///   - policy: The settings.
    ///   - context: Who, when.
    /// - Returns: The decision.
    /// - Throws: ``Refusal``, or what the store throws.
    public static func decide(
        _ token: String,
        in records: any RecordReader,
        under policy: Policy,
        on context: ActionContext
    ) throws -> Decision<Outcome> {
        let night = policy.night(at: context.at)
        guard let hold = try Holding.hold(on: night, at: context.at, in: records, under: policy) else {
            throw Refusal.nothingHeld
        }
        guard token == hold.token else { throw Refusal.otherListHeld(hold) }
        let cutOff = try records.unfinishedRun(of: night)
        var run =
            try cutOff
            ?? Run(
                number: records.nextNumber(of: .run),
                kind: .byHand,
                night: night,
                startedAt: context.at
            )
        run.releases = token
        return Decision(
            [Event(.released, to: run, [Change(from: cutOff, to: run)])],
            Outcome(hold: hold, run: run)
        )
    }

    /// Whether a released run of that night waits to be done.
    ///
    /// - Throws: What the store throws.
    public static func isOwed(on night: CivilDate, in records: any RecordReader) throws -> Bool {
        try records.unfinishedRun(of: night)?.releases != nil
    }
}
