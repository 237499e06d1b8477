import LastdayRules
import LastdayTestKit
import StoreContract

/// A store in memory that keeps all requirements but one, which it answers as if nothing had ever been kept.
final class ForgetfulStore: ForwardingStore {
    let store: any Store
    private let fault: String

    init(_ store: any Store, forgetting fault: String) { (self.store, self.fault) = (store, fault) }

    /// Another handle of the same store, as forgetful.
    func handle() -> ForgetfulStore? {
        (store as? MemoryStore).map { ForgetfulStore($0.handle(), forgetting: fault) }
    }

    private func forgets(_ requirement: String = #function) -> Bool { fault == requirement }

    /// What a store can forget.
    static let requirements = [
        "read(_:)", "decide(on:_:)", "decide(on:keeping:inSteps:)", "take(_:)",
        "adopt(keeping:_:toldUpTo:zone:check:)", "untold(atMost:)", "noteTold(from:upTo:)",
        "tellingAlone(_:)",
        "undelivered()", "foreignVersion()", "purpose()", "auditProof()", "place", "rehearsal", "refusal",
        "dating",
    ]

    var place: String { forgets() ? "" : store.place }

    func read<Value: Sendable>(_ body: (any Records) throws -> Value) throws -> Value {
        if forgets() { return try MemoryStore().read(body) }
        return try store.read { try body(ForgetfulRecords($0, forgetting: fault)) }
    }

    func decide<Outcome: Sendable>(
        on occasion: (_ last: Instant?) throws -> Occasion,
        _ rule: (any Records, Occasion) throws -> Decision<Outcome>
    ) throws -> Decided<Outcome> {
        if forgets() { return try MemoryStore().decide(on: occasion, rule) }
        if forgets("dating") { return try store.decide(on: { _ in try occasion(nil) }, rule) }
        do {
            return try store.decide(on: occasion) { try rule(ForgetfulRecords($0, forgetting: fault), $1) }
        } catch let failure as StoreFailure where forgets("refusal") {
            throw StoreFailure.busy("\(failure)")
        }
    }

    func decide<Outcome: Sendable>(
        on occasion: (_ last: Instant?) throws -> Occasion,
        keeping isToKeep: Bool,
        inSteps step: (any Records & Notes, Occasion) throws -> Decision<Outcome?>
    ) throws -> Outcome {
        if forgets() { return try MemoryStore().decide(on: occasion, keeping: isToKeep, inSteps: step) }
        return try store.decide(on: occasion, keeping: isToKeep || forgets("rehearsal")) {
            try step(ForgetfulRecords($0, forgetting: fault), $1)
        }
    }

    func take(_ zone: StoreZone) throws { if !forgets() { try store.take(zone) } }

    func adopt<Value: Sendable>(
        keeping isToKeep: Bool,
        _ next: () throws -> Kept?,
        toldUpTo: () throws -> Int64,
        zone: () throws -> StoreZone?,
        check: (any Records) throws -> Value
    ) throws -> Value {
        try store.adopt(keeping: isToKeep && !forgets(), next, toldUpTo: toldUpTo, zone: zone, check: check)
    }

    func untold(atMost limit: Int) throws -> Untold {
        forgets() ? Untold(behind: 0, atMost: limit) : try store.untold(atMost: limit)
    }

    func noteTold(from mark: Int64, upTo last: Int64) throws -> Bool {
        forgets() ? true : try store.noteTold(from: mark, upTo: last)
    }

    func tellingAlone<Value: Sendable>(_ body: () throws -> Value) throws -> Value? {
        forgets() ? try body() : try store.tellingAlone(body)
    }

    func undelivered() throws -> Int { forgets() ? 0 : try store.undelivered() }
    func foreignVersion() throws -> Int64 { forgets() ? 0 : try store.foreignVersion() }
    func purpose() throws -> StorePurpose { forgets() ? .district : try store.purpose() }
    func auditProof() throws -> AuditProof { try forgets() ? MemoryStore().auditProof() : store.auditProof() }
}

/// Makes stores that forget one thing.
struct ForgetfulStores: StoreMaker {
    let fault: String

    func make(for purpose: StorePurpose, zone: StoreZone?) throws -> any Store {
        ForgetfulStore(MemoryStore(for: purpose, zone: zone), forgetting: fault)
    }

    func reopen(_ store: any Store) throws -> any Store { (store as? ForgetfulStore)?.handle() ?? store }
}
