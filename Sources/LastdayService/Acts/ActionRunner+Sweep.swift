import LastdayMessages
public import LastdayCore
import LastdaySystem

extension ActionRunner {
    /// The numbers of accounts that the first steps of a run close: few, so that they are closed at once,
    /// then enough that the thousandth follows soon.
    private static let firstSteps = [32, 128, 512, 512, 2_048]
    /// The number of accounts that a later step closes: enough that the disk is rarely waited for.
    private static let largestStep = 5_000

    /// Returns how many accounts a step of a run closes at most; the first is step 0.
    public static func size(ofStep index: Int) -> Int {
        firstSteps.indices.contains(index) ? firstSteps[index] : largestStep
    }

    /// Does a night's work: closes all that is due and writes the ledger (``LastdayCore/Sweeping``).
    ///
    /// - Parameters:
    ///   - requester: Who asks for it: the service, or a person, who may trust a clock that is in doubt.
    ///   - reading: What the clocks show; nil for what they show now.
    ///   - anchor: What they showed in this uptime when they were believed.
    ///   - isToStop: Asked before each person; if true, what has been decided is stored and the rest left for
    ///     the next run.
    ///   - isPressed: Asked before each transaction; if true, the transaction is a short one.
    ///   - afterStep: Called after each transaction.
    /// - Returns: The progress of the run; `isDone` if nothing is left. If the clock is in doubt, no account
    ///   was closed.
    /// - Throws: ``LastdayCore/Refusal`` to a person if the clock is in doubt, or
    ///   ``LastdayCore/StoreFailure``; the steps before are stored.
    public func sweep(
        for requester: ClockCheck.Requester,
        at reading: ClockReading? = nil,
        since anchor: ClockReading? = nil,
        stoppingWhen isToStop: () -> Bool = { false },
        isPressed: () -> Bool = { false },
        afterStep: () -> Void = {}
    ) throws -> Sweeping.Progress {
        let reading = reading ?? clock.reading()
        let command =
            switch requester {
            case .service: "night"
            case .person: "sweep"
            case .trusting: "sweep --trust-clock"
            }
        var progress = Sweeping.Progress(at: reading.wall, isByHand: requester != .service, under: policy)
        progress.doubt = try run(command, notBefore: reading.wall) { records, policy, _ in
            try ClockCheck.decide(
                reading,
                since: anchor,
                for: requester,
                in: records,
                under: policy,
                sayingDoubt: { $0.displayText(in: policy.zone) }
            )
        }.outcome
        guard progress.doubt == nil else { return progress }
        guard !store.isWrittenWhole else { return try sweepAtOnce(progress, command, isToStop) }
        var index = 0
        while !progress.isDone, !isToStop() {
            let (soFar, size) = (progress, Self.size(ofStep: isPressed() ? 0 : index))
            progress = try run(command, notBefore: reading.wall) { records, policy, context in
                try Sweeping.step(
                    soFar,
                    atMost: size,
                    in: records,
                    under: policy,
                    on: context,
                    stoppingWhen: isToStop
                )
            }.outcome
            index += 1
            afterStep()
        }
        return progress
    }

    /// Does all steps in one transaction, for a store that is written whole each time.
    private func sweepAtOnce(
        _ beginning: Sweeping.Progress,
        _ command: String,
        _ isToStop: () -> Bool
    ) throws -> Sweeping.Progress {
        var progress = beginning
        return try run(command, notBefore: beginning.now) { records, policy, context in
            let decision = try Sweeping.step(
                progress,
                atMost: Self.largestStep,
                in: records,
                under: policy,
                on: context,
                stoppingWhen: isToStop
            )
            progress = decision.outcome
            return Decision(decision.events, progress.isDone || isToStop() ? progress : nil)
        }
    }
}
