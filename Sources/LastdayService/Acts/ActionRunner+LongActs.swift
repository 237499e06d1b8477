@preconcurrency import Dispatch
public import LastdayCore
import LastdaySystem

extension ActionRunner {
    /// A check that a long act makes between two pieces of work within a step; it throws if a night must come
    /// first.
    public typealias Pause = () throws -> Void
    /// The steps of an act, for ``LastdayCore/Store/decide(on:keeping:inSteps:)``.
    public typealias Step<Outcome: Sendable> =
        (any RecordReader & TransactionScratch, Policy, ActionContext) throws -> Decision<Outcome?>

    /// Does one act step by step, however large it is, and lets a night that comes meanwhile go first
    /// (``LastdayCore/NightPrecedence``).
    ///
    /// The store is released for the night, and the act then begins again from nothing.
    ///
    /// - Parameters:
    ///   - command: The command that does it, for the audit.
    ///   - isDryRun: Whether to rehearse only, and store nothing.
    ///   - begin: Makes the act's steps, from the first one, each time that the act begins.
    /// - Returns: The outcome of the last step.
    /// - Throws: What a step or the store throws; nothing has been stored then.
    public func run<Outcome: Sendable>(
        _ command: String,
        dryRun isDryRun: Bool = false,
        beginning begin: (@escaping Pause) throws -> Step<Outcome>
    ) throws -> Outcome {
        var awaited: NightPrecedence?
        while true {
            do {
                return try attempt(command, dryRun: isDryRun, after: awaited, begin)
            } catch let night as NightPrecedence {
                wait(for: night)
                awaited = night
            }
        }
    }

    /// How long storing an act may take, as a multiple of the time that deciding it took.
    private var keepingParts: Double { store.isWrittenWhole ? 4 : 1 }

    /// Begins an act, whose instant is that of its first step.
    private func attempt<Outcome: Sendable>(
        _ command: String,
        dryRun isDryRun: Bool,
        after awaited: NightPrecedence?,
        _ begin: (@escaping Pause) throws -> Step<Outcome>
    ) throws -> Outcome {
        let beginning = Beginning()
        func refuse(_ night: NightPrecedence?) throws {
            // A night that was waited for in vain is not waited for again.
            if let night, night != awaited { throw night }
        }
        let pause: Pause = { [clock, zone = policy.zone] in
            guard let began = beginning.at else { return }
            if let night = NightPrecedence(since: began, at: clock.now(), in: zone) { throw night }
        }
        let step = try begin(pause)
        return try run(
            command,
            dryRun: isDryRun,
            inSteps: { records, policy, context in
                guard let began = beginning.at else {
                    beginning.at = clock.now()
                    try refuse(NightPrecedence(at: clock.now(), in: records, under: policy))
                    return Decision([], nil)
                }
                try pause()
                let decision = try step(records, policy, context)
                if decision.outcome != nil, !isDryRun {
                    try refuse(
                        NightPrecedence(
                            since: began,
                            at: clock.now(),
                            beforeTaking: keepingParts,
                            in: policy.zone
                        )
                    )
                }
                return decision
            }
        )
    }

    /// Waits until that night is in the ledger: as long as a service that serves the store may need, or for a
    /// moment if none does.
    private func wait(for night: NightPrecedence) {
        let patience = (try? store.leaseHolder()) != nil ? NightPrecedence.patience : Self.patienceWithNobody
        let end = night.midnight.adding(seconds: patience)
        let written = DispatchSemaphore(value: 0)
        // Signalled when another process writes; without a signal, the store is looked at now and then.
        let watch = (try? store.changeSignal()).map {
            SignalWatch($0, on: DispatchQueue(label: "lastday.night")) { written.signal() }
        }
        defer { watch?.cancel() }
        // A monotonic clock: setting the wall clock must not prolong the wait.
        let longest = end.milliseconds - clock.now().milliseconds
        let deadline = DispatchTime.now() + .milliseconds(Int(max(0, longest)))
        while DispatchTime.now() < deadline {
            let now = clock.now()
            // A store that cannot be read now is read again, at the latest by the act itself, which reports
            // the error.
            if now >= night.midnight, (try? store.read { try $0.hasNight(night.night) }) == true { return }
            let span = now < night.midnight ? night.midnight.milliseconds - now.milliseconds : 1_000
            _ = written.wait(timeout: min(deadline, DispatchTime.now() + .milliseconds(Int(span))))
        }
    }

    /// The time after a midnight, in seconds, that is left to a person who does nights by hand.
    private static let patienceWithNobody: Int64 = 2
}

/// The instant at which an act began; nil before its first step.
private final class Beginning {
    var at: Instant?
}
