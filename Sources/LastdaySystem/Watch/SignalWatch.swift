@preconcurrency package import Dispatch
package import LastdayCore

/// A watch that calls back when a signal reports a possible change of a store or of files.
package final class SignalWatch: Sendable {
    private let source: any DispatchSourceRead

    /// Creates a watch that calls back on that queue.
    package init(_ signal: any ChangeSignal, on queue: DispatchQueue, _ call: @escaping @Sendable () -> Void)
    {
        source = DispatchSource.makeReadSource(fileDescriptor: signal.descriptor, queue: queue)
        source.setEventHandler { @Sendable in
            if signal.take() { call() }
        }
        // The polled descriptor is closed only after the polling has ended.
        source.setCancelHandler { withExtendedLifetime(signal) {} }
        source.activate()
    }

    /// Stops watching.
    package func cancel() { source.cancel() }
}
