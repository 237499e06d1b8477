public import LastdayRules

/// The acts: read, decide, commit, tell.
///
/// The command line and the service do them through here, so a rule is asked in one way only.
public struct Office: Sendable {
    /// The store that the acts are kept in.
    public let store: any Store
    /// The settings that the rules go by.
    public let policy: Policy
    /// The clock that the acts go by.
    public let clock: any WallClock
    private let actor: Actor
    private let herald: Herald
    private let metrics: MetricsFile?

    /// An office.
    public init(
        store: any Store,
        policy: Policy,
        clock: any WallClock,
        actor: Actor,
        herald: Herald,
        metrics: MetricsFile? = nil
    ) {
        self.store = store
        self.policy = policy
        self.clock = clock
        self.actor = actor
        self.herald = herald
        self.metrics = metrics
    }

    /// Does one act: one transaction, in which the clock is read once, then the telling.
    ///
    /// - Parameters:
    ///   - command: What it is done by, for the audit.
    ///   - isDryRun: Whether to decide only, and keep nothing.
    ///   - rule: What decides.
    /// - Returns: The rule's outcome.
    /// - Throws: What the rule or the store throws; nothing has been kept then.
    public func act<Outcome: Sendable>(
        _ command: String,
        dryRun isDryRun: Bool = false,
        _ rule: (any Records, Policy, Occasion) throws -> Decision<Outcome>
    ) throws -> Outcome {
        guard !isDryRun else {
            return try store.read { try rule($0, policy, try occasion(of: command, after: nil)).outcome }
        }
        let decided = try store.decide(on: { try occasion(of: command, after: $0) }) { records, occasion in
            try rule(records, policy, occasion)
        }
        if !decided.entries.isEmpty { ActsDone.note() }
        // What is kept is kept: a telling that fails is made up for by the next.
        try? herald.tell(decided.entries, of: store)
        return decided.outcome
    }

    /// Does one act step by step, however large it is: one transaction, in which the clock is read once, then the telling.
    ///
    /// - Parameters:
    ///   - command: What it is done by, for the audit.
    ///   - isDryRun: Whether to rehearse only, and keep nothing.
    ///   - step: What decides; its outcome is nil until the last step.
    /// - Returns: The outcome of the last step.
    /// - Throws: What a step or the store throws; nothing has been kept then.
    public func act<Outcome: Sendable>(
        _ command: String,
        dryRun isDryRun: Bool = false,
        inSteps step: (any Records & Notes, Policy, Occasion) throws -> Decision<Outcome?>
    ) throws -> Outcome {
        // Their numbers are the store's to know; nobody who watches is told them.
        var entries: [AuditEntry] = []
        var isChanged = false
        let outcome = try store.decide(
            on: { try occasion(of: command, after: $0) },
            keeping: !isDryRun
        ) { records, occasion in
            let decision = try step(records, policy, occasion)
            if !decision.events.isEmpty { isChanged = true }
            if herald.isWatched, !isDryRun {
                entries += decision.events.map { AuditEntry(sequence: 0, $0, on: occasion) }
            }
            return decision
        }
        if isChanged, !isDryRun { ActsDone.note() }
        try? herald.tell(entries, of: store)
        return outcome
    }

    /// The occasion of an act that begins now, behind the last one.
    private func occasion(of command: String, after last: Instant?) throws -> Occasion {
        Occasion(at: try Occasion.instant(clock.now(), after: last), actor: actor, command: command)
    }

    /// Sends what the journal lacks, after a crash or a time without a journal.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``.
    public func catchUpTelling() throws {
        try herald.tell([], of: store)
    }

    /// Writes the figures for whoever collects them, where the configuration says so; after each run.
    ///
    /// - Throws: ``MetricsFailure`` or ``LastdayRules/StoreFailure``.
    public func writeMetrics() throws {
        guard let metrics else { return }
        let now = clock.now()
        try metrics.write(try store.read { try Vitals(at: now, in: $0, under: policy) })
    }
}
