@preconcurrency import Dispatch
public import LastdayCore
import LastdaySystem

extension ActionRunner {
    /// What a long act's rule asks between two pieces of work within a step; it throws where a night must come first.
    public typealias Pause = () throws -> Void
    /// The steps of an act, for ``LastdayCore/Store/decide(on:keeping:inSteps:)``.
    public typealias Step<Outcome: Sendable> =
        (any RecordReader & TransactionScratch, Policy, ActionContext) throws -> Decision<Outcome?>

    /// Does one act step by step, however large it is, and lets a night that comes meanwhile be done first
    /// (``LastdayCore/NightPrecedence``): the store is let go then, and the act begins again from nothing.
    ///
    /// - Parameters:
    ///   - command: What it is done by, for the audit.
    ///   - isDryRun: Whether to rehearse only, and keep nothing.
    ///   - begin: Makes the act's steps, from the first on, each time that it begins.
    /// - Returns: The outcome of the last step.
    /// - Throws: What a step or the store throws; nothing has been kept then.
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

    /// How many times as long as its deciding the keeping of an act may take.
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
            // What has been waited for in vain is not waited for again.
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
                        NightPrecedence(since: began, at: clock.now(), beforeTaking: keepingParts, in: policy.zone)
                    )
                }
                return decision
            }
        )
    }

    /// Waits until that night is in the ledger: as long as a service that serves the store may need, or a moment where
    /// none does.
    private func wait(for night: NightPrecedence) {
        let patience = (try? store.leaseHolder()) != nil ? NightPrecedence.patience : Self.patienceWithNobody
        let end = night.midnight.adding(seconds: patience)
        let written = DispatchSemaphore(value: 0)
        // Called out when somebody writes; where that cannot be had, it is looked now and then.
        let watch = (try? store.changeSignal()).map {
            SignalWatch($0, on: DispatchQueue(label: "lastday.night")) { written.signal() }
        }
        defer { watch?.cancel() }
        // By a clock that nobody sets: a set one must not keep anybody waiting.
        let longest = end.milliseconds - clock.now().milliseconds
        let deadline = DispatchTime.now() + .milliseconds(Int(max(0, longest)))
        while DispatchTime.now() < deadline {
            let now = clock.now()
            // A store that cannot be read now is read again, and at the end by the act itself, which says why it fails.
            if now >= night.midnight, (try? store.read { try $0.hasNight(night.night) }) == true { return }
            let span = now < night.midnight ? night.midnight.milliseconds - now.milliseconds : 1_000
            _ = written.wait(timeout: min(deadline, DispatchTime.now() + .milliseconds(Int(span))))
        }
    }

    /// How long after a midnight somebody is let come who does nights by hand, in seconds.
    private static let patienceWithNobody: Int64 = 2
}

/// When an act began; nil before its first step.
private final class Beginning {
    var at: Instant?
}
