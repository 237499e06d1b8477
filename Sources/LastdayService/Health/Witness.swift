public import LastdayRules
import LastdaySystem

/// What the machine shows of a store, gathered before and after opening it.
public struct Witness {
    private let place: String
    /// Whether a daemon serves the store.
    public let isServed: Bool

    /// Looks who serves the store at that path.
    ///
    /// - Parameters:
    ///   - place: Where the store is.
    ///   - lockFile: The file on which a daemon that serves it has its lock.
    /// - Precondition: This process has not opened the store yet.
    public init(ofStoreAt place: String, lockedBy lockFile: String) {
        self.place = place
        isServed = StoreLock.isHeld(on: lockFile)
    }

    /// The evidence, with what the opened store owes to the journal.
    ///
    /// - Throws: ``LastdayRules/StoreFailure``.
    public func evidence(with store: any Store) throws -> Health.Evidence {
        evidence(
            undelivered: SystemdJournal.isThere ? try store.undelivered() : nil,
            audit: try JournalEvidence(on: store, depth: .recent).verdict
        )
    }

    /// The evidence where the store cannot be opened.
    public func evidence() -> Health.Evidence { evidence(undelivered: nil) }

    private func evidence(undelivered: Int?, audit: AuditVerdict? = nil) -> Health.Evidence {
        Health.Evidence(
            isServed: isServed,
            isClockSynchronised: SystemClock.isSynchronised,
            undelivered: undelivered,
            room: FileSystem.room(at: place),
            audit: audit
        )
    }
}
