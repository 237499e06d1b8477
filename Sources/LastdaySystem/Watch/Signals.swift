import UnixSignals

/// The signals that the programs answer to: SIGHUP reloads, SIGTERM and SIGINT stop.
public struct Signals: Sendable {
    private let caught: UnixSignalsSequence

    /// Catches them from now on, heard or not.
    public init() async {
        caught = await UnixSignalsSequence(trapping: .sighup, .sigterm, .sigint)
    }

    /// Hears them until the task is cancelled; on a queue of its own, so that a long run does not keep it waiting.
    public func listen(
        reload: @escaping @Sendable () -> Void = {},
        stop: @escaping @Sendable () -> Void
    ) -> Task<Void, Never> {
        Task.detached(executorPreference: QueueExecutor(label: "lastdayd.signals")) {
            for await signal in caught {
                if signal == .sighup { reload() } else { stop() }
            }
        }
    }
}
