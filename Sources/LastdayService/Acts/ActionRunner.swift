public import LastdayCore
public import LastdaySystem

/// The acts: read, decide, commit, tell.
///
/// The command line and the service do them through here, so a rule is asked in one way only.
public struct ActionRunner: Sendable {
    /// The store that the acts are kept in.
    public let store: any ServableStore
    /// The settings that the rules go by.
    public let policy: Policy
    /// The clock that the acts go by.
    public let clock: any WallClock
    let actor: @Sendable () throws -> Actor
    let publisher: AuditPublisher
    private let metrics: MetricsFile?

    /// An office.
    ///
    /// Who acts is asked when somebody does: whoever cannot be named may read.
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

    /// Does one act: one transaction, in which the clock is read once, then the telling.
    ///
    /// - Parameters:
    ///   - command: What it is done by, for the audit.
    ///   - beginning: When it began, where it is a part of something longer: a clock that is set back meanwhile does not
    ///     make it older than that.
    ///   - isDryRun: Whether to decide only, and keep nothing.
    ///   - rule: What decides.
    /// - Returns: The rule's outcome, and when it was decided.
    /// - Throws: What the rule or the store throws; nothing has been kept then.
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
        // What is kept is kept: a telling that fails is made up for by the next.
        try? publisher.publish(decided.entries, of: store)
        return ActionResult(outcome: decided.outcome, at: at)
    }

    /// Does one act step by step, however large it is: one transaction, in which the clock is read once, then the telling.
    ///
    /// - Parameters:
    ///   - command: What it is done by, for the audit.
    ///   - beginning: When it began, as in the other form.
    ///   - isDryRun: Whether to rehearse only, and keep nothing.
    ///   - step: What decides; its outcome is nil until the last step.
    /// - Returns: The outcome of the last step.
    /// - Throws: What a step or the store throws; nothing has been kept then.
    public func run<Outcome: Sendable>(
        _ command: String,
        notBefore beginning: Instant? = nil,
        dryRun isDryRun: Bool = false,
        inSteps step: (any RecordReader & TransactionScratch, Policy, ActionContext) throws -> Decision<Outcome?>
    ) throws -> Outcome {
        let actor = try actor()
        if !isDryRun { try takeZone() }
        // Their numbers are the store's to know; nobody who watches is told them.
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
        // As in the other form: made up for by the next.
        try? publisher.publish(entries, of: store)
        return outcome
    }

    /// The occasion of an act that begins now, behind the last one.
    func context(
        of command: String,
        by actor: Actor,
        after last: Instant?,
        notBefore beginning: Instant? = nil
    ) throws -> ActionContext {
        let now = max(clock.now(), beginning ?? Instant(milliseconds: .min))
        return ActionContext(at: try ActionContext.instant(now, after: last), actor: actor, command: command)
    }

    /// Tells the journal a portion of what it lacks, within some ten milliseconds, or a second where journald does not
    /// read; the store is not held meanwhile.
    ///
    /// - Parameter isToStop: Asked before each entry and, where journald keeps it waiting, every ten milliseconds.
    /// - Returns: What came of it, and so whether to ask again at once, some time later, or after the next act.
    /// - Throws: ``LastdayCore/StoreFailure``.
    public func publishBatch(stoppingWhen isToStop: () -> Bool = { false }) throws -> AuditPublisher.Outcome {
        try publisher.publishBatch(of: store, stoppingWhen: isToStop)
    }

    /// Writes the figures for whoever collects them, where the configuration says so; after each run.
    ///
    /// - Throws: ``MetricsFailure`` or ``LastdayCore/StoreFailure``.
    public func writeMetrics() throws {
        guard let metrics else { return }
        let now = clock.now()
        try metrics.write(try store.read { try HealthSnapshot(at: now, in: $0, under: policy) })
    }
}

/// What an act came to.
public struct ActionResult<Outcome: Sendable>: Sendable {
    /// What the rule has to tell.
    public let outcome: Outcome
    /// The instant by which it was decided, however long the store had to be waited for: what is told of it goes by this.
    public let at: Instant
}
