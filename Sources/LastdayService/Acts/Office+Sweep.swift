import LastdayMessages
public import LastdayRules
import LastdaySystem

extension Office {
    /// How many accounts the steps of a run close, one after the other: few, so that they are closed at once, then so many
    /// that the thousandth is soon.
    private static let firstSteps = [32, 128, 512, 512, 2_048]
    /// How many a later one closes: so many that the disk is waited for rarely.
    private static let largestStep = 5_000

    /// How many accounts a step of a run closes at the most; the first is step 0.
    public static func size(ofStep index: Int) -> Int {
        firstSteps.indices.contains(index) ? firstSteps[index] : largestStep
    }

    /// Does a night's work: closes all that is due and writes the ledger (``LastdayRules/Sweeping``).
    ///
    /// - Parameters:
    ///   - asker: Who asks for it: the service or a person, who may trust a clock that is in doubt.
    ///   - reading: What the clocks show; nil: as they show now.
    ///   - anchor: What they showed in this uptime when they were believed.
    ///   - isToStop: Asked before each person; where it says so, what has been decided is kept and the rest left
    ///     for the next run.
    ///   - isPressed: Asked before each transaction; where it says so, that is one that is done at once.
    ///   - afterStep: Called after each transaction.
    /// - Returns: How far it came; `isDone` where nothing is left. Where the clock is in doubt, it closed nobody.
    /// - Throws: ``LastdayRules/Refusal`` to a person where the clock is in doubt, or ``LastdayRules/StoreFailure``; the
    ///   steps before are kept.
    public func sweep(
        for asker: Doubting.Asker,
        at reading: ClockReading? = nil,
        since anchor: ClockReading? = nil,
        stoppingWhen isToStop: () -> Bool = { false },
        isPressed: () -> Bool = { false },
        afterStep: () -> Void = {}
    ) throws -> Sweeping.Progress {
        let reading = reading ?? clock.reading()
        let command =
            switch asker {
            case .service: "night"
            case .person: "sweep"
            case .trusting: "sweep --trust-clock"
            }
        var progress = Sweeping.Progress(at: reading.wall, isByHand: asker != .service, under: policy)
        progress.doubt = try act(command, notBefore: reading.wall) { records, policy, _ in
            try Doubting.decide(
                reading,
                since: anchor,
                for: asker,
                in: records,
                under: policy,
                sayingDoubt: { $0.told(in: policy.zone) }
            )
        }.outcome
        guard progress.doubt == nil else { return progress }
        guard !store.isWrittenWhole else { return try sweepAtOnce(progress, command, isToStop) }
        var index = 0
        while !progress.isDone, !isToStop() {
            let (soFar, size) = (progress, Self.size(ofStep: isPressed() ? 0 : index))
            progress = try act(command, notBefore: reading.wall) { records, policy, occasion in
                try Sweeping.step(
                    soFar,
                    atMost: size,
                    in: records,
                    under: policy,
                    on: occasion,
                    stoppingWhen: isToStop
                )
            }.outcome
            index += 1
            afterStep()
        }
        return progress
    }

    /// All steps in one transaction, for a store that is written whole each time.
    private func sweepAtOnce(
        _ beginning: Sweeping.Progress,
        _ command: String,
        _ isToStop: () -> Bool
    ) throws -> Sweeping.Progress {
        var progress = beginning
        return try act(command, notBefore: beginning.now) { records, policy, occasion in
            let decision = try Sweeping.step(
                progress,
                atMost: Self.largestStep,
                in: records,
                under: policy,
                on: occasion,
                stoppingWhen: isToStop
            )
            progress = decision.outcome
            return Decision(decision.events, progress.isDone || isToStop() ? progress : nil)
        }
    }
}
