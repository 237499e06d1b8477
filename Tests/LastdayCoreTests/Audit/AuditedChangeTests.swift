import LastdayTestKit
import Testing

@testable import LastdayCore

/// Audit entries that a newer version or another program wrote: unreadable changes are not ignored.
@Suite struct AuditedChangeTests {
    private static let known = #""account 1":{"expires_on":[null,"2026-12-18"]}"#

    private func entry(_ changes: String) -> AuditEntry {
        AuditEntry(
            sequence: 7,
            at: Instant(seconds: 1_790_000_000),
            kind: .closed,
            actor: "admin",
            actorUID: 1_000,
            command: "sweep",
            username: "alee",
            person: 1,
            expiresOn: nil,
            run: 1,
            night: nil,
            changes: changes
        )
    }

    @Test(
        arguments: [
            ("", "changes: \"\" is no object in JSON"),
            (
                "{\"account 1\":{\"expires_on\":[null,\"2026-12-18\"]},\"robot 3\":{}}",
                "changes: \"robot 3\" is no record that is known here"
            ),
            (
                "{\"account 1\":{\"expires_on\":[null,\"2026-12-18\"]},\"account\":{}}",
                "changes: \"account\" is no record that is known here"
            ),
            ("{\"account 1\":{\"disabled\":[true]}}", "changes: \"disabled\" has no value before and after"),
        ]
    )
    func `an unreadable change is named`(changes: String, displayText: String) {
        let error = #expect(throws: UnreadableField.self) { try entry(changes).changesRead() }
        #expect(error?.displayText == displayText)
    }

    @Test func `readable changes are read, even if there are none`() throws {
        #expect(try entry("{}").changesRead().isEmpty)
        #expect(try entry("{\(Self.known)}").changesRead().map(\.key) == ["1"])
    }

    @Test(arguments: [
        "{\"account 1\":{\"expires_on\":[null,\"2026-12-18\"]},\"robot 3\":{\"name\":[null,\"R\"]}}",
        "{\"robot 3\":{}}",
    ])
    func `a run with an unreadable entry is not undone in part`(changes: String) throws {
        let district = try District(at: "2026-11-30T09:00")
        try district.add("alee", expires: "2026-12-18")
        let reversal = try district.store.read {
            try Reversal(of: [entry(changes)], in: $0, under: district.policy, at: district.now)
        }
        guard case .impossible = reversal else {
            Issue.record("\(reversal)")
            return
        }
    }
}
