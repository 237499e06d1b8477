import LastdayCore
import LastdayTestKit
import StoreContract

/// A store in memory that meets every requirement but one, which it answers as if it were empty.
final class ForgetfulStore: ForwardingStore {
    let store: any ServableStore
    private let fault: String

    init(_ store: any ServableStore, forgetting fault: String) { (self.store, self.fault) = (store, fault) }

    /// Returns another handle of the same store that forgets the same requirement; nil if it has no handles.
    func handle() -> ForgetfulStore? {
        (store as? MemoryStore).map { ForgetfulStore($0.handle(), forgetting: fault) }
    }

    private func forgets(_ requirement: String = #function) -> Bool { fault == requirement }

    /// The requirements that a store can forget, and the other faults that it can have.
    static let requirements = [
        "read(_:)", "decide(on:_:)", "decide(on:keeping:inSteps:)", "take(_:)",
        "adopt(keeping:_:delivered:zone:check:)", "undelivered(to:atMost:)", "noteDelivered(to:from:upTo:)",
        "deliveringAlone(to:_:)", "undeliveredCount(to:)", "targets", "other marks", "other turns",
        "address", "lease()", "leaseHolder()", "changeSignal()", "room()",
        "foreignVersion()", "purpose()", "auditProof()", "place", "rehearsal", "refusal",
        "dating",
    ]

    var address: StoreAddress { forgets() ? StoreAddress(name: "") : store.address }
    var place: String { forgets() ? "" : store.place }

    func read<Value: Sendable>(_ body: (any RecordReader) throws -> Value) throws -> Value {
        if forgets() { return try MemoryStore().read(body) }
        return try store.read { try body(ForgetfulRecords($0, forgetting: fault)) }
    }

    func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        _ rule: (any RecordReader, ActionContext) throws -> Decision<Outcome>
    ) throws -> CommittedDecision<Outcome> {
        if forgets() { return try MemoryStore().decide(on: context, rule) }
        if forgets("dating") { return try store.decide(on: { _ in try context(nil) }, rule) }
        do {
            return try store.decide(on: context) { try rule(ForgetfulRecords($0, forgetting: fault), $1) }
        } catch let failure as StoreFailure where forgets("refusal") {
            throw StoreFailure.busy("\(failure)")
        }
    }

    func decide<Outcome: Sendable>(
        on context: (_ last: Instant?) throws -> ActionContext,
        keeping isToKeep: Bool,
        inSteps step: (any RecordReader & TransactionScratch, ActionContext) throws -> Decision<Outcome?>
    ) throws -> Outcome {
        if forgets() { return try MemoryStore().decide(on: context, keeping: isToKeep, inSteps: step) }
        return try store.decide(on: context, keeping: isToKeep || forgets("rehearsal")) {
            try step(ForgetfulRecords($0, forgetting: fault), $1)
        }
    }

    func take(_ zone: StoreZone) throws { if !forgets() { try store.take(zone) } }

    func adopt<Value: Sendable>(
        keeping isToKeep: Bool,
        _ next: () throws -> StoredRecord?,
        delivered: () throws -> DeliveryMarks,
        zone: () throws -> StoreZone?,
        check: (any RecordReader) throws -> Value
    ) throws -> Value {
        try store.adopt(keeping: isToKeep && !forgets(), next, delivered: delivered, zone: zone, check: check)
    }

    /// Returns the target itself, or the journal if the store forgets that there are other targets.
    private func known(_ target: AuditTarget) -> AuditTarget { forgets("targets") ? .journal : target }

    func undelivered(to target: AuditTarget, atMost limit: Int) throws -> UndeliveredEntries {
        forgets()
            ? UndeliveredEntries(after: 0, atMost: limit)
            : try store.undelivered(to: known(target), atMost: limit)
    }

    func noteDelivered(to target: AuditTarget, from mark: Int64, upTo last: Int64) throws -> Bool {
        if forgets("other marks"), target != .journal { return true }
        return forgets() ? true : try store.noteDelivered(to: known(target), from: mark, upTo: last)
    }

    func deliveringAlone<Value: Sendable>(to target: AuditTarget, _ body: () throws -> Value) throws -> Value?
    {
        let known = forgets("other turns") ? .journal : target
        return forgets() ? try body() : try store.deliveringAlone(to: known, body)
    }

    func undeliveredCount(to target: AuditTarget) throws -> Int {
        forgets() ? 0 : try store.undeliveredCount(to: known(target))
    }

    func lease() throws -> any StoreLease { try forgets() ? MemoryStore().lease() : store.lease() }
    func leaseHolder() throws -> LeaseHolder? { forgets() ? nil : try store.leaseHolder() }
    func changeSignal() throws -> any ChangeSignal {
        try forgets() ? MemoryStore().changeSignal() : store.changeSignal()
    }
    func room() -> StoreRoom { forgets() ? .notWritable : store.room() }
    func foreignVersion() throws -> Int64 { forgets() ? 0 : try store.foreignVersion() }
    func purpose() throws -> StorePurpose { forgets() ? .district : try store.purpose() }
    func auditProof() throws -> AuditProof { try forgets() ? MemoryStore().auditProof() : store.auditProof() }
}

/// Makes stores that forget one requirement.
struct ForgetfulStores: StoreMaker {
    let fault: String

    func make(for purpose: StorePurpose, zone: StoreZone?) throws -> any ServableStore {
        ForgetfulStore(MemoryStore(for: purpose, zone: zone), forgetting: fault)
    }

    func reopen(_ store: any ServableStore) throws -> any ServableStore {
        (store as? ForgetfulStore)?.handle() ?? store
    }
}
