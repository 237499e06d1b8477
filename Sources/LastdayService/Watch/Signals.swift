import UnixSignals

/// The signals that the service answers to: SIGHUP reloads, SIGTERM and SIGINT stop it.
public enum Signals {
    /// Listens until the task is cancelled.
    public static func listen(reload: @Sendable () -> Void = {}, stop: @Sendable () -> Void) async {
        for await signal in await UnixSignalsSequence(trapping: .sighup, .sigterm, .sigint) {
            if signal == .sighup { reload() } else { stop() }
        }
    }
}
