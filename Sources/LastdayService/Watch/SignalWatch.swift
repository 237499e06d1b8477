@preconcurrency import Dispatch
import LastdayRules

/// Calls out when a store's signal says that somebody may have written to it.
final class SignalWatch: Sendable {
    private let source: any DispatchSourceRead

    /// A watch that calls out on that queue.
    init(_ signal: any ChangeSignal, on queue: DispatchQueue, _ call: @escaping @Sendable () -> Void) {
        source = DispatchSource.makeReadSource(fileDescriptor: signal.descriptor, queue: queue)
        source.setEventHandler { @Sendable in
            if signal.take() { call() }
        }
        // What is polled is closed only after the polling has ended.
        source.setCancelHandler { withExtendedLifetime(signal) {} }
        source.activate()
    }

    /// Watches no longer.
    func cancel() { source.cancel() }
}
