public import LastdayCore
import LastdaySystem

/// A probe of what the machine shows of a store, gathered before and after opening it.
public struct HealthProbe {
    /// Whether a daemon serves the store.
    public let isServed: Bool

    /// Creates a probe from what is known before a store is opened.
    ///
    /// - Parameter isServed: Whether a daemon serves the store, determined before this process opened it.
    public init(isServed: Bool) { self.isServed = isServed }

    /// Returns the observations, including what the opened store has yet to send to the journal.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``.
    public func observations(with store: any ServableStore) throws -> Health.Observations {
        observations(
            room: store.room(),
            undelivered: SystemdJournal.isThere ? try store.undeliveredCount(to: .journal) : nil,
            audit: try JournalEvidence(on: store, depth: .recent).verdict
        )
    }

    /// Returns the observations if the store cannot be opened.
    public func observations() -> Health.Observations { observations(room: .unknown, undelivered: nil) }

    private func observations(room: StoreRoom, undelivered: Int?, audit: AuditVerdict? = nil)
        -> Health.Observations
    {
        Health.Observations(
            isServed: isServed,
            isClockSynchronised: SystemClock.isSynchronised,
            undelivered: undelivered,
            room: room,
            audit: audit
        )
    }
}
