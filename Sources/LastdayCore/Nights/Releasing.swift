/// Releasing a held list: exactly that list, and for that night only.
public enum Releasing {
    /// The outcome of a release.
    public struct Outcome: Sendable {
        /// The accounts that may be closed now.
        public let hold: Hold
        /// The run that will close them, when the service next looks at the store or with the next manual
        /// run.
        public let run: Run
    }

    /// Decides a release.
    ///
    /// - Parameters:
    ///   - token: The token of the list that the operator has looked at.
    ///   - records: The store's records.
    ///   - policy: The settings.
    ///   - context: Who releases the list, and when.
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

    /// Returns whether a released run of that night has yet to be carried out.
    ///
    /// - Throws: What the store throws.
    public static func isOwed(on night: CivilDate, in records: any RecordReader) throws -> Bool {
        try records.unfinishedRun(of: night)?.releases != nil
    }
}
