import UnixSignals

/// The signals that the programs answer to: SIGHUP reloads, SIGTERM and SIGINT stop.
public struct Signals: Sendable {
    private let caught: UnixSignalsSequence

    /// Catches the signals from now on, even before ``listen(reload:stop:)`` is called.
    public init() async {
        caught = await UnixSignalsSequence(trapping: .sighup, .sigterm, .sigint)
    }

    /// Handles the signals until the task is cancelled; it uses its own queue, so that a long run does not
    /// delay it.
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
