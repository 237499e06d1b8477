import Synchronization

/// Whether the service has been told to stop; read between two people in the midst of a run.
package final class StopFlag: Sendable {
    private let raised = Atomic(false)

    /// A flag that is down.
    package init() {}

    /// Whether it is up.
    package var isRaised: Bool { raised.load(ordering: .acquiring) }

    /// Puts it up, for good.
    package func raise() { raised.store(true, ordering: .releasing) }
}
