import LastdayCore
import Testing

@testable import LastdayStores

/// Tests of what a JSON store replays from its audit.
@Suite struct ReplayingTests {
    private func entry(_ changes: String) -> AuditEntry {
        AuditEntry(
            sequence: 7,
            at: Instant(seconds: 1_790_000_000),
            kind: .imported,
            actor: "admin",
            actorUID: 1_000,
            command: "import",
            username: "alee",
            person: 1,
            expiresOn: nil,
            run: nil,
            night: nil,
            changes: changes
        )
    }

    @Test(
        arguments: [
            #"{"account 1":{"username":[null,"alee"]},"robot 3":{"name":[null,"R"]}}"#,
            #"{"account 1":{"username":[null,"alee"],"disabled":[true]}}"#,
        ]
    )
    func `an entry that is partly unreadable is not replayed at all`(changes: String) {
        var ledger = Ledger()
        #expect(throws: StoreFailure.damaged("audit", detail: "line 7, changes: cannot be read")) {
            try ledger.add(entry(changes), in: "audit")
        }
    }

    @Test func `an entry without changes can be replayed`() throws {
        var ledger = Ledger()
        try ledger.add(entry("{}"), in: "audit")
        #expect(ledger.records.isEmpty)
    }
}
