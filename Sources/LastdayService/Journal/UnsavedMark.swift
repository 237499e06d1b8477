import LastdayCore
import Synchronization

/// The record of what the journal has been sent but the store could not note yet, because another process was
/// writing.
///
/// It prevents those entries from being sent again.
final class UnsavedMark: Sendable {
    /// The entries after `from`, up to and including `upTo`.
    struct Span {
        let from: Int64
        let upTo: Int64
    }

    private let span = Mutex<Span?>(nil)

    /// Notes in the store what has been sent, now or the next time.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``; the span is remembered then.
    func note(_ new: Span, in store: any AuditOutbox) throws {
        span.withLock { $0 = new }
        try note(in: store)
    }

    /// Notes in the store what could not be noted before.
    ///
    /// - Throws: ``LastdayCore/StoreFailure``; the span is remembered then.
    func note(in store: any AuditOutbox) throws {
        try span.withLock { span in
            guard let owed = span else { return }
            // If the mark has moved, another process has sent these entries and noted it.
            _ = try store.noteDelivered(to: .journal, from: owed.from, upTo: owed.upTo)
            span = nil
        }
    }
}
