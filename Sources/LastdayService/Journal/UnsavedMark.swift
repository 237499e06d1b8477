import LastdayCore
import Synchronization

/// What the journal has been sent and the store could not note yet, because somebody else was writing: it is not to be
/// sent again.
final class UnsavedMark: Sendable {
    /// Entries behind one, up to another.
    struct Span {
        let from: Int64
        let upTo: Int64
    }

    private let span = Mutex<Span?>(nil)

    /// Notes what has been sent in the store, now or the next time.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``; it is remembered then.
    func note(_ new: Span, in store: any AuditOutbox) throws {
        span.withLock { $0 = new }
        try note(in: store)
    }

    /// Notes what could not be noted before.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``; it is remembered then.
    func note(in store: any AuditOutbox) throws {
        try span.withLock { span in
            guard let owed = span else { return }
            // Where the mark is elsewhere by now, somebody else has told and noted it.
            _ = try store.noteDelivered(to: .journal, from: owed.from, upTo: owed.upTo)
            span = nil
        }
    }
}
