import Foundation
import LastdayMessages
import LastdayCore
import LastdayStores
import LastdayTestKit
import Testing

@Suite struct CopyingTests {
    @Test(arguments: StoreKind.inFiles, StoreKind.inFiles)
    func `a copy to another store and back equals the original`(from: StoreKind, to: StoreKind) throws {
        let source = try District(from, at: "2026-11-30T09:00")
        try source.importRow(
            "baker",
            contact: true,
            documents: [FeedDocument(kind: "IEP", reference: "=1+1", date: nil)],
            try .at("0860", from: "2010-08-01", to: nil, .of("Teacher"), .of("Aide", specialEd: true))
        )
        try source.add(
            "keltner \"c\"\n\u{1}",
            expires: "2026-12-18",
            roles: ["a;b", "\\", "", "Åsa e\u{301}"]
        )
        try source.queue("baker", "2026-12-04")
        try source.setClock("2026-12-05T00:00")
        try source.sweep()
        _ = try source.store.noteDelivered(to: .journal, from: 0, upTo: 2)

        let (target, back) = (try District(to), try District(from))
        let digest = try Copying.copy(source.store, to: target.store)
        #expect(try source.store.read { try Digest(of: $0).text } == digest.text)
        #expect(try Copying.copy(target.store, to: back.store).text == digest.text)
        #expect(
            try target.store.read { try $0.deliveryMarks() } == source.store.read { try $0.deliveryMarks() }
        )
        #expect(try target.store.faults() == [])
        // The copy can be used like any store.
        try target.setClock("2026-12-19T00:00")
        try target.sweep()
        #expect(try target.standing("keltner \"c\"\n\u{1}") == "expired, disabled")
        #expect(try target.reopened().faults() == [])
    }

    @Test func `an act after the check of the audit is copied too`() throws {
        let (source, target) = (try District(.sqlite, at: "2026-11-30T09:00"), try District(.json))
        try source.add("keltnerc", expires: "2026-12-18")
        let (now, account) = (source.now, try source.account("keltnerc"))
        var changed = account
        changed.homepage = "Calendar"
        let busy = StoreWithLateAct(source.store) { [changed] store in
            try store.decide(on: ActionContext(at: now, actor: District.actor, command: "import")) { _ in
                Decision([Event(.imported, to: changed, [Change(from: account, to: changed)])], ())
            }
        }
        let digest = try Copying.copy(busy, to: target.store)
        #expect(try source.store.read { try Digest(of: $0).text } == digest.text)
    }

    @Test func `a copy whose audit differs is refused, and the target stays empty`() throws {
        let (source, target) = (try District(.sqlite, at: "2026-11-30T09:00"), try District(.json))
        try source.add("keltnerc", expires: "2026-12-18")
        let other = try District(.sqlite, at: "2026-11-30T09:00")
        try other.add("smithk")
        let replaced = StoreWithLateAct(source.store, proof: try other.store.auditProof()) { _ in }
        #expect(throws: StoreFailure.copyDiffers(target.store.place, isAudit: true)) {
            try Copying.copy(replaced, to: target.store)
        }
        #expect(try target.store.read { try $0.count(of: .account) } == 0)
    }
}

/// A store in which an act happens as soon as its audit has been verified, and whose proof can be replaced.
private final class StoreWithLateAct: ForwardingStore {
    let store: any ServableStore
    private let proof: AuditProof?
    private let act: @Sendable (any ServableStore) throws -> Void

    init(
        _ store: any ServableStore,
        proof: AuditProof? = nil,
        _ act: @escaping @Sendable (any ServableStore) throws -> Void
    ) {
        (self.store, self.proof, self.act) = (store, proof, act)
    }

    func auditProof() throws -> AuditProof {
        let found = try store.auditProof()
        try act(store)
        return proof ?? found
    }
}
