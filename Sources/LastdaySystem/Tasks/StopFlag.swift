import Synchronization

/// A flag that the service has been asked to stop; read between two people during a run.
package final class StopFlag: Sendable {
    private let raised = Atomic(false)

    /// Creates a flag that is not raised.
    package init() {}

    /// Whether the flag is raised.
    package var isRaised: Bool { raised.load(ordering: .acquiring) }

    /// Raises the flag, for good.
    package func raise() { raised.store(true, ordering: .releasing) }
}
