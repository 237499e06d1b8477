public import LastdayCore
public import LastdaySystem

/// The runner of all acts: reads, decides, commits, publishes.
///
/// The command line and the service both act through it, so each rule is applied in one way only.
public struct ActionRunner: Sendable {
    /// The store that the acts are stored in.
    public let store: any ServableStore
    /// The settings that the rules follow.
    public let policy: Policy
    /// The clock that the acts follow.
    public let clock: any WallClock
    let actor: @Sendable () throws -> Actor
    let publisher: AuditPublisher
    private let metrics: MetricsFile?

    /// Creates a runner.
    ///
    /// The actor is determined only when something is done, so a user who cannot be named may still read.
    public init(
        store: any ServableStore,
        policy: Policy,
        clock: any WallClock,
        actor: @autoclosure @escaping @Sendable () throws -> Actor,
        publisher: AuditPublisher,
        metrics: MetricsFile? = nil
    ) {
        self.store = store
        self.policy = policy
        self.clock = clock
        self.actor = actor
        self.publisher = publisher
        self.metrics = metrics
    }

    /// Does one act: one transaction, in which the clock is read once, followed by publication.
    ///
    /// - Parameters:
    ///   - command: The command that does it, for the audit.
    ///   - beginning: When it began, if it is part of something longer: the act is never dated before that,
    ///     even if the clock is set back meanwhile.
    ///   - isDryRun: Whether to decide only, and store nothing.
    ///   - rule: The rule that decides.
    /// - Returns: The rule's outcome, and when it was decided.
    /// - Throws: What the rule or the store throws; nothing has been stored then.
    public func run<Outcome: Sendable>(
        _ command: String,
        notBefore beginning: Instant? = nil,
        dryRun isDryRun: Bool = false,
        _ rule: (any RecordReader, Policy, ActionContext) throws -> Decision<Outcome>
    ) throws -> ActionResult<Outcome> {
        let actor = try actor()
        guard !isDryRun else {
            return try store.read {
                let context = try context(of: command, by: actor, after: nil)
                return ActionResult(outcome: try rule($0, policy, context).outcome, at: context.at)
            }
        }
        var at = clock.now()
        try takeZone()
        let decided = try store.decide(
            on: { try context(of: command, by: actor, after: $0, notBefore: beginning) }
        ) { records, context in
            try refuseAnotherZone(in: records)
            at = context.at
            return try rule(records, policy, context)
        }
        if !decided.entries.isEmpty { LastingChange.record() }
        // What is committed stays committed; the next publication makes up for a failure.
        try? publisher.publish(decided.entries, of: store)
        return ActionResult(outcome: decided.outcome, at: at)
    }

    /// Does one act step by step, however large it is: one transaction, in which the clock is read once,
    /// followed by publication.
    ///
    /// - Parameters:
    ///   - command: The command that does it, for the audit.
    ///   - beginning: When it began, as in the other form.
    ///   - isDryRun: Whether to rehearse only, and store nothing.
    ///   - step: The rule that decides; its outcome is nil until the last step.
    /// - Returns: The outcome of the last step.
    /// - Throws: What a step or the store throws; nothing has been stored then.
    public func run<Outcome: Sendable>(
        _ command: String,
        notBefore beginning: Instant? = nil,
        dryRun isDryRun: Bool = false,
        inSteps step: (any RecordReader & TransactionScratch, Policy, ActionContext) throws -> Decision<
            Outcome?
        >
    ) throws -> Outcome {
        let actor = try actor()
        if !isDryRun { try takeZone() }
        // Only the store knows their sequence numbers, which terminal lines do not show.
        var entries: [AuditEntry] = []
        var isChanged = false
        let outcome = try store.decide(
            on: { try context(of: command, by: actor, after: $0, notBefore: beginning) },
            keeping: !isDryRun
        ) { records, context in
            try refuseAnotherZone(in: records)
            let decision = try step(records, policy, context)
            if !decision.events.isEmpty { isChanged = true }
            if publisher.isWatched, !isDryRun {
                entries += decision.events.map { AuditEntry(sequence: 0, $0, on: context) }
            }
            return decision
        }
        if isChanged, !isDryRun { LastingChange.record() }
        // As in the other form: the next publication makes up for a failure.
        try? publisher.publish(entries, of: store)
        return outcome
    }

    /// Returns the context of an act that begins now, after the last one.
    func context(
        of command: String,
        by actor: Actor,
        after last: Instant?,
        notBefore beginning: Instant? = nil
    ) throws -> ActionContext {
        let now = max(clock.now(), beginning ?? Instant(milliseconds: .min))
        return ActionContext(at: try ActionContext.instant(now, after: last), actor: actor, command: command)
    }

    /// Publishes a batch of the audit entries that the journal lacks.
    ///
    /// It takes some ten milliseconds, or a second if journald does not read; the store is not held
    /// meanwhile.
    ///
    /// - Parameter isToStop: Asked before each entry and, while journald keeps it waiting, every ten
    ///   milliseconds.
    /// - Returns: The outcome, and so whether to ask again at once, some time later, or after the next act.
    /// - Throws: ``LastdayCore/StoreFailure``.
    public func publishBatch(stoppingWhen isToStop: () -> Bool = { false }) throws -> AuditPublisher.Outcome {
        try publisher.publishBatch(of: store, stoppingWhen: isToStop)
    }

    /// Writes the metrics file, if one is configured; called after each run.
    ///
    /// - Throws: ``MetricsFailure`` or ``LastdayCore/StoreFailure``.
    public func writeMetrics() throws {
        guard let metrics else { return }
        let now = clock.now()
        try metrics.write(try store.read { try HealthSnapshot(at: now, in: $0, under: policy) })
    }
}

/// The result of an act.
public struct ActionResult<Outcome: Sendable>: Sendable {
    /// The rule's outcome.
    public let outcome: Outcome
    /// The instant by which it was decided, however long the store had to be waited for; anything shown about
    /// it uses this.
    public let at: Instant
}
