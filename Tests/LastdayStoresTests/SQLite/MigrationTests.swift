import GRDB
import LastdayCore
import LastdayTestKit
import Testing

@testable import LastdayStores

@Suite struct MigrationTests {
    @Test func `a store of the first version is migrated and keeps its rows`() throws {
        let district = try District(.sqlite, at: "2026-11-30T09:00")
        let path = district.path + ".old"
        do {
            let old = try DatabaseQueue(path: path)
            try old.write { db in
                try db.execute(sql: Schema.first)
                try db.execute(sql: NeverDelete.first)
                try db.execute(
                    sql: """
                        INSERT INTO about VALUES ('purpose', 'district');
                        INSERT INTO person (id, last_name, first_name) VALUES (1, 'Keltner', 'Cory');
                        INSERT INTO account (id, username, person) VALUES (1, 'keltnerc', 1);
                        INSERT INTO run (id, kind, night, started_at) VALUES (3, 'night', '2026-07-01', '2026-07-01T06:00:00.000Z');
                        INSERT INTO account (id, username, disabled, closed_at, closed_because, closed_run)
                        VALUES (2, 'alee', 1, '2026-07-01T06:00:00.004Z', 'expired', 3);
                        INSERT INTO offboarding (id, account, last_day, state, queued_at, queued_by)
                        VALUES (1, 1, '2026-12-18', 'queued', '2026-11-30T16:00:00.000Z', 'kim');
                        INSERT INTO audit VALUES (1, '2026-11-30T16:00:00.000Z', 'imported', 'kim', 0, 'import', 'keltnerc',
                            1, NULL, NULL, NULL, '{}');
                        INSERT INTO audit VALUES (2, '2026-07-01T06:00:00.004Z', 'closed', 'lastdayd', 0, 'night', 'alee',
                            NULL, NULL, 3, '2026-07-01', '{"account 2":{"closed_at":[null,"2026-07-01T06:00:00.004Z"]}}');
                        INSERT INTO audit VALUES (3, '2026-11-30T16:00:01.000Z', 'queued', 'kim', 0, 'queue', 'keltnerc',
                            1, '2026-12-18', NULL, NULL, '{}');
                        CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
                        INSERT INTO grdb_migrations VALUES ('1 people, accounts, offboardings, runs, nights, audit');
                        """
                )
            }
            try old.close()
        }
        let store = try Stores.open(at: path)
        try store.read { records in
            let person = try #require(try records.person(1))
            #expect(person.lastName == "Keltner" && !person.isContact && !person.owesContactForm)
            #expect(try records.queuedOffboarding(of: 1)?.ends == [])
            #expect(try records.employments(of: 1) == [])
            let closing = Closing(
                at: try #require(Instant("2026-07-01T06:00:00.004Z")),
                because: .expired,
                run: 3
            )
            #expect(try records.account(named: "alee")?.closing == closing)
            #expect(try records.account(named: "keltnerc")?.closing == nil)
            #expect(try records.closings(by: 3) == 1)
        }
        #expect(try store.faults() == [])
        var linking = AuditChain()
        for entry in try store.read({ try $0.audit(AuditSelection()) }) { linking.link(entry) }
        let proof = try store.auditProof()
        #expect(proof.count == 3 && proof.head == linking.head, "entries that were written before are linked")
        #expect(throws: StoreFailure.self) {
            let stranger = try DatabaseQueue(path: path)
            try translating(at: path) {
                try stranger.write { db in
                    try db.execute(sql: "INSERT INTO employment (person, district_number) VALUES (1, '0860')")
                    try db.execute(sql: "DELETE FROM employment")
                }
            }
        }
        for statement in [
            "DELETE FROM closing", "DELETE FROM account", "UPDATE account SET closed_run = 4 WHERE id = 1",
        ] {
            #expect(throws: DatabaseError.self, "\(statement)") {
                try DatabaseQueue(path: path).write { try $0.execute(sql: statement) }
            }
        }
    }
}
