import LastdayCore

/// A store that reports what each transaction has written, once that is on the disk.
///
/// Unless requested otherwise, it claims to have nothing for the journal, so that a benchmark leaves nothing
/// there.
final class ObservedStore: ForwardingStore {
    let store: any ServableStore
    private let isTold: Bool
    private let hasWritten: @Sendable ([AuditEntry]) -> Void

    init(
        _ store: any ServableStore,
        isTold: Bool = false,
        hasWritten: @escaping @Sendable ([AuditEntry]) -> Void
    ) {
        self.store = store
        self.isTold = isTold
        self.hasWritten = hasWritten
    }

    func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        _ rule: (any RecordReader, ActionContext) throws -> Decision<Outcome>
    ) throws -> CommittedDecision<Outcome> {
        let decided = try store.decide(on: context, rule)
        hasWritten(decided.entries)
        return decided
    }

    func undelivered(to target: AuditTarget, atMost limit: Int) throws -> UndeliveredEntries {
        isTold
            ? try store.undelivered(to: target, atMost: limit) : UndeliveredEntries(after: 0, atMost: limit)
    }

    func undeliveredCount(to target: AuditTarget) throws -> Int {
        isTold ? try store.undeliveredCount(to: target) : 0
    }
}
