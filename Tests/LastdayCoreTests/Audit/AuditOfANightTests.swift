import LastdayCore
import LastdayTestKit
import Testing

/// The audit of a night, and of what is done after it.
@Suite struct AuditOfANightTests {
    private func district() throws -> District {
        let district = try District(at: "2026-11-30T09:00")
        try district.add("alee", expires: "2026-12-18", roles: ["Administrator"])
        try district.add("bkent", expires: "2026-12-19", roles: ["Teacher", "Administrator"])
        try district.queue("alee", "2026-12-18")
        try district.setClock("2026-12-19T00:00")
        try district.sweep()
        return district
    }

    @Test func `a closing's entry names who queued the departure, and an undoing restores the name`() throws {
        let district = try district()
        let closing = try district.store.read {
            try $0.audit(AuditSelection(username: "alee", kind: .closed))
        }
        #expect(closing.map(\.queuedBy) == ["keltner"])
        #expect(closing.first?.changes.contains(#""queued_by":["keltner","keltner"]"#) == true)
        let context = ActionContext(at: district.now, actor: District.actor, command: "undo")
        let step = Undoing.steps(of: 1)
        _ = try district.store.decide(on: context, keeping: true) { try step($0, district.policy, context) }
        #expect(try district.store.read { try $0.queuedOffboarding(of: 1)?.queuedBy } == "keltner")
    }

    @Test func `the audit of a run is read in order, whole or in parts`() throws {
        let district = try district()
        try district.setClock("2026-12-20T00:00")
        try district.sweep()
        func kinds(_ selection: AuditSelection) throws -> [Event.Kind] {
            try district.store.read { try $0.audit(selection).map(\.kind) }
        }
        #expect(try kinds(AuditSelection(run: 1)) == [.runStarted, .closed, .runFinished])
        #expect(try kinds(AuditSelection(run: 2)) == [.runStarted, .closed, .runFinished])
        #expect(try kinds(AuditSelection(run: 2, after: 7, limit: 1)) == [.closed])
        #expect(try kinds(AuditSelection(username: "bkent", run: 2)) == [.closed])
        #expect(try kinds(AuditSelection(run: 3)).isEmpty)
        try district.add("dana")
        try district.queue("dana", nil, .now)
        #expect(try kinds(AuditSelection(run: 3)) == [.queued, .closed])
    }
}
