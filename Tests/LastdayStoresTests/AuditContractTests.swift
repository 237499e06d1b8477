import LastdayRules
import LastdayTestKit
import Testing

/// How every store keeps its audit; each test runs over each sort of store.
@Suite struct AuditContractTests {
    private func district(_ kind: StoreKind) throws -> District {
        let district = try District(kind, at: "2026-11-30T09:00")
        try district.add("alee", expires: "2026-12-18", roles: ["Administrator"])
        try district.add("bkent", expires: "2026-12-19", roles: ["Teacher", "Administrator"])
        try district.add("clark", roles: ["Administrators"])
        try district.queue("alee", "2026-12-18")
        try district.setClock("2026-12-19T00:00")
        try district.sweep()
        return district
    }

    @Test(arguments: StoreKind.allCases) func `every entry is linked to the one before`(kind: StoreKind)
        throws
    {
        let district = try district(kind)
        var linking = AuditLinking()
        for entry in try district.store.read({ try $0.audit(AuditSelection()) }) {
            #expect(entry.link == linking.link(entry))
        }
        let proof = try district.store.auditProof()
        #expect(proof.head == linking.head)
        #expect(proof.count == 7 && proof.last == 7 && proof.fault == nil)
        #expect(try district.reopened().auditProof() == proof)
    }

    @Test(arguments: StoreKind.allCases)
    func `an empty store's audit is in order`(kind: StoreKind) throws {
        let district = try District(kind)
        let proof = try district.store.auditProof()
        #expect(proof == AuditProof(count: 0, last: 0, head: .beginning, told: 0, fault: nil))
    }

    @Test(arguments: StoreKind.allCases)
    func `an act in steps is linked like any other`(kind: StoreKind) throws {
        let district = try district(kind)
        let occasion = Occasion(at: district.now, actor: District.actor, command: "undo")
        let step = Undoing.steps(of: 1)
        _ = try district.store.decide(on: occasion, keeping: true) {
            try step($0, district.policy, occasion)
        }
        let proof = try district.store.auditProof()
        #expect(proof.fault == nil && proof.count == 10)
    }

    @Test(arguments: StoreKind.allCases)
    func `a store that adopts another's audit has its very links`(kind: StoreKind) throws {
        let (district, other) = (try district(kind), try District(kind))
        var all: [Kept] = []
        try district.store.read { try $0.forEachKept { all.append($0) } }
        var rest = all[...]
        try other.store.adopt(keeping: true, { rest.popFirst() }, toldUpTo: { 0 }, check: { _ in })
        #expect(try other.store.auditProof() == district.store.auditProof())
    }

    @Test(arguments: StoreKind.allCases)
    func `a store tells how its audit begins and ends`(kind: StoreKind) throws {
        let empty = try District(kind)
        #expect(try empty.store.read { try $0.auditEnd() } == AuditEnd(last: 0, link: .beginning))
        #expect(try empty.store.read { try $0.auditBeginning() } == nil)
        let district = try district(kind)
        let entries = try district.store.read { try $0.audit(AuditSelection()) }
        let end = try district.store.read { try $0.auditEnd() }
        #expect(end.last == 7 && end.link == entries.last?.link && end.doubt == nil)
        #expect(try district.store.read { try $0.auditBeginning()?.link } == entries.first?.link)
    }

    @Test(arguments: StoreKind.allCases)
    func `a closing's entry has who queued the departure, and undoing it brings all back`(kind: StoreKind)
        throws
    {
        let district = try district(kind)
        let closing = try district.store.read {
            try $0.audit(AuditSelection(username: "alee", kind: .closed))
        }
        #expect(closing.map(\.queuedBy) == ["keltner"])
        #expect(closing.first?.changes.contains(#""queued_by":["keltner","keltner"]"#) == true)
        let occasion = Occasion(at: district.now, actor: District.actor, command: "undo")
        let step = Undoing.steps(of: 1)
        _ = try district.store.decide(on: occasion, keeping: true) { try step($0, district.policy, occasion) }
        #expect(try district.store.read { try $0.queuedOffboarding(of: 1)?.queuedBy } == "keltner")
    }

    @Test(arguments: StoreKind.allCases)
    func `the audit of a run is told, in order and in parts`(kind: StoreKind) throws {
        let district = try district(kind)
        try district.setClock("2026-12-20T00:00")
        try district.sweep()
        func kinds(_ selection: AuditSelection) throws -> [Event.Kind] {
            try district.store.read { try $0.audit(selection).map(\.kind) }
        }
        #expect(try kinds(AuditSelection(run: 1)) == [.runStarted, .closed, .runFinished])
        #expect(try kinds(AuditSelection(run: 2)) == [.runStarted, .closed, .runFinished])
        #expect(try kinds(AuditSelection(run: 2, after: 8, limit: 1)) == [.closed])
        #expect(try kinds(AuditSelection(username: "bkent", run: 2)) == [.closed])
        #expect(try kinds(AuditSelection(run: 3)).isEmpty)
        try district.add("dana")
        try district.queue("dana", nil, .now)
        #expect(try kinds(AuditSelection(run: 3)) == [.queued, .closed])
    }

    @Test(arguments: StoreKind.allCases)
    func `open accounts are counted no further than asked`(kind: StoreKind) throws {
        let district = try district(kind)
        let counts = try district.store.read { records in try [0, 1, 2, 5].map(records.openCount) }
        #expect(counts == [0, 1, 2, 2])
    }

    @Test(arguments: StoreKind.allCases)
    func `who has a role and stays is found by the role's whole name`(kind: StoreKind) throws {
        let district = try district(kind)
        func usernames(_ role: String, _ date: String, limit: Int = 9) throws -> [String] {
            try district.store.read { records in
                try records.openAccounts(withRole: role, after: try CivilDate(reading: date), limit: limit)
                    .map(\.username)
            }
        }
        #expect(try usernames("Administrator", "2026-12-18") == ["bkent"])
        #expect(try usernames("Administrator", "2026-12-19") == [])
        #expect(try usernames("Administrators", "2026-12-19") == ["clark"])
        #expect(try usernames("administrators", "2026-12-19") == [])
        try district.add("dana", roles: ["Administrators"])
        #expect(try usernames("Administrators", "2026-12-19", limit: 1) == ["clark"])
    }
}
