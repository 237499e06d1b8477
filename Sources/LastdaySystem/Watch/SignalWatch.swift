@preconcurrency package import Dispatch
package import LastdayCore

/// Calls out when a signal says that something may have changed: what somebody wrote to a store, or files.
package final class SignalWatch: Sendable {
    private let source: any DispatchSourceRead

    /// A watch that calls out on that queue.
    package init(_ signal: any ChangeSignal, on queue: DispatchQueue, _ call: @escaping @Sendable () -> Void)
    {
        source = DispatchSource.makeReadSource(fileDescriptor: signal.descriptor, queue: queue)
        source.setEventHandler { @Sendable in
            if signal.take() { call() }
        }
        // What is polled is closed only after the polling has ended.
        source.setCancelHandler { withExtendedLifetime(signal) {} }
        source.activate()
    }

    /// Watches no longer.
    package func cancel() { source.cancel() }
}
