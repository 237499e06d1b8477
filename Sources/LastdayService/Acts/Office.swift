public import LastdayRules
public import LastdaySystem

/// The acts: read, decide, commit, tell.
///
/// The command line and the service do them through here, so a rule is asked in one way only.
public struct Office: Sendable {
    /// The store that the acts are kept in.
    public let store: any ServableStore
    /// The settings that the rules go by.
    public let policy: Policy
    /// The clock that the acts go by.
    public let clock: any WallClock
    let actor: @Sendable () throws -> Actor
    let herald: Herald
    private let metrics: MetricsFile?

    /// An office.
    ///
    /// Who acts is asked when somebody does: whoever cannot be named may read.
    public init(
        store: any ServableStore,
        policy: Policy,
        clock: any WallClock,
        actor: @autoclosure @escaping @Sendable () throws -> Actor,
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
    ///   - beginning: When it began, where it is a part of something longer: a clock that is set back meanwhile does not
    ///     make it older than that.
    ///   - isDryRun: Whether to decide only, and keep nothing.
    ///   - rule: What decides.
    /// - Returns: The rule's outcome, and when it was decided.
    /// - Throws: What the rule or the store throws; nothing has been kept then.
    public func act<Outcome: Sendable>(
        _ command: String,
        notBefore beginning: Instant? = nil,
        dryRun isDryRun: Bool = false,
        _ rule: (any Records, Policy, Occasion) throws -> Decision<Outcome>
    ) throws -> Acted<Outcome> {
        let actor = try actor()
        guard !isDryRun else {
            return try store.read {
                let occasion = try occasion(of: command, by: actor, after: nil)
                return Acted(outcome: try rule($0, policy, occasion).outcome, at: occasion.at)
            }
        }
        var at = clock.now()
        try takeZone()
        let decided = try store.decide(
            on: { try occasion(of: command, by: actor, after: $0, notBefore: beginning) }
        ) { records, occasion in
            try refuseAnotherZone(in: records)
            at = occasion.at
            return try rule(records, policy, occasion)
        }
        if !decided.entries.isEmpty { ActsDone.note() }
        // What is kept is kept: a telling that fails is made up for by the next.
        try? herald.tell(decided.entries, of: store)
        return Acted(outcome: decided.outcome, at: at)
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
    public func act<Outcome: Sendable>(
        _ command: String,
        notBefore beginning: Instant? = nil,
        dryRun isDryRun: Bool = false,
        inSteps step: (any Records & Notes, Policy, Occasion) throws -> Decision<Outcome?>
    ) throws -> Outcome {
        let actor = try actor()
        if !isDryRun { try takeZone() }
        // Their numbers are the store's to know; nobody who watches is told them.
        var entries: [AuditEntry] = []
        var isChanged = false
        let outcome = try store.decide(
            on: { try occasion(of: command, by: actor, after: $0, notBefore: beginning) },
            keeping: !isDryRun
        ) { records, occasion in
            try refuseAnotherZone(in: records)
            let decision = try step(records, policy, occasion)
            if !decision.events.isEmpty { isChanged = true }
            if herald.isWatched, !isDryRun {
                entries += decision.events.map { AuditEntry(sequence: 0, $0, on: occasion) }
            }
            return decision
        }
        if isChanged, !isDryRun { ActsDone.note() }
        // As in the other form: made up for by the next.
        try? herald.tell(entries, of: store)
        return outcome
    }

    /// The occasion of an act that begins now, behind the last one.
    func occasion(
        of command: String,
        by actor: Actor,
        after last: Instant?,
        notBefore beginning: Instant? = nil
    ) throws -> Occasion {
        let now = max(clock.now(), beginning ?? Instant(milliseconds: .min))
        return Occasion(at: try Occasion.instant(now, after: last), actor: actor, command: command)
    }

    /// Tells the journal a portion of what it lacks, within some ten milliseconds, or a second where journald does not
    /// read; the store is not held meanwhile.
    ///
    /// - Parameter isToStop: Asked before each entry and, where journald keeps it waiting, every ten milliseconds.
    /// - Returns: What came of it, and so whether to ask again at once, some time later, or after the next act.
    /// - Throws: ``LastdayRules/StoreFailure``.
    public func tellPortion(stoppingWhen isToStop: () -> Bool = { false }) throws -> Herald.Outcome {
        try herald.tellPortion(of: store, stoppingWhen: isToStop)
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

/// What an act came to.
public struct Acted<Outcome: Sendable>: Sendable {
    /// What the rule has to tell.
    public let outcome: Outcome
    /// The instant by which it was decided, however long the store had to be waited for: what is told of it goes by this.
    public let at: Instant
}
