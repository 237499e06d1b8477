public import LastdayRules
import LastdaySystem

/// What the machine shows of a store, gathered before and after opening it.
public struct Witness {
    /// Whether a daemon serves the store.
    public let isServed: Bool

    /// What is known before a store is opened.
    ///
    /// - Parameter isServed: Whether a daemon serves it, looked at before this process opened it.
    public init(isServed: Bool) { self.isServed = isServed }

    /// The evidence, with what the opened store owes to the journal.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``.
    public func evidence(with store: any ServableStore) throws -> Health.Evidence {
        evidence(
            room: store.room(),
            undelivered: SystemdJournal.isThere ? try store.undeliveredCount(to: .journal) : nil,
            audit: try JournalEvidence(on: store, depth: .recent).verdict
        )
    }

    /// The evidence if the store cannot be opened.
    public func evidence() -> Health.Evidence { evidence(room: .unknown, undelivered: nil) }

    private func evidence(room: StoreRoom, undelivered: Int?, audit: AuditVerdict? = nil) -> Health.Evidence {
        Health.Evidence(
            isServed: isServed,
            isClockSynchronised: SystemClock.isSynchronised,
            undelivered: undelivered,
            room: room,
            audit: audit
        )
    }
}
