import GRDB
import LastdayMessages
import LastdayCore
import LastdayTestKit
import Testing

@testable import LastdayStores

/// Tests of the fast check of the audit table, in parts of any size; forging from a shell is tested end to end.
@Suite struct SQLiteAuditTests {
    private func forged(_ sql: String) throws -> (district: District, store: SQLiteStore) {
        let district = try District(.sqlite, at: "2026-11-30T09:00")
        for number in 1...12 { try district.add("user\(number)") }
        try DatabaseQueue(path: district.path).write { db in
            try db.execute(
                sql: """
                    DROP TRIGGER audit_is_written_once; DROP TRIGGER audit_is_kept; DROP TRIGGER audit_has_no_gap;
                    DROP TRIGGER audit_sequence_is_not_taken; DROP TRIGGER audit_is_linked;
                    \(sql)
                    """
            )
        }
        return (district, try #require(district.store as? SQLiteStore))
    }

    @Test(arguments: [1, 2, 3, 5, 12, 100])
    func `the same faulty entry is named in parts of any size`(portion: Int64) throws {
        let forgeries: [(String, AuditFault?)] = [
            ("", nil),
            ("UPDATE audit SET actor = 'nobody' WHERE sequence IN (4, 9)", .changed(4)),
            ("UPDATE audit SET person = NULL WHERE sequence = 12", .changed(12)),
            ("UPDATE audit SET command = '' WHERE sequence = 1", .changed(1)),
            ("DELETE FROM audit WHERE sequence IN (3, 4, 10)", .removed(3...4)),
            ("DELETE FROM audit WHERE sequence = 1", .removed(1...1)),
            ("UPDATE audit SET link = NULL WHERE sequence = 6", .unlinked(6)),
            ("UPDATE audit SET link = zeroblob(32) WHERE sequence = 7", .unlinked(7)),
            (
                "UPDATE audit SET sequence = 9223372036854775807 WHERE sequence = 12",
                .removed(12...(.max - 1))
            ),
            ("UPDATE audit SET sequence = -9223372036854775807 WHERE sequence = 5", .unlinked(.min + 1)),
            ("DELETE FROM audit WHERE sequence > 9", .cutOff(after: 9, published: 12)),
            ("DELETE FROM audit", .cutOff(after: 0, published: 12)),
        ]
        for (sql, fault) in forgeries {
            let (district, store) = try forged(sql)
            // The store's folder is removed with the district.
            let proof = try withExtendedLifetime(district) { try store.auditProof(inPartsOf: portion) }
            #expect(proof.fault == fault, "\(sql)")
        }
    }

    @Test(arguments: [
        (
            "DELETE FROM audit WHERE sequence > 10",
            "its audit was recorded to end with entry 12, but ends with entry 10"
        ),
        (
            "UPDATE audit SET link = zeroblob(32) WHERE sequence = 12",
            "its audit was recorded to end with a different entry 12"
        ),
        (
            "UPDATE about SET value = '11 ' || hex(zeroblob(32)) WHERE name = 'audit'",
            "its audit was recorded to end with entry 11, but ends with entry 12"
        ),
        (
            "UPDATE about SET value = 'x' WHERE name = 'audit'",
            "nothing records with which entry its audit ends"
        ),
    ])
    func `nothing is written if the audit does not end as recorded`(sql: String, found: String)
        throws
    {
        let (district, store) = try forged(sql)
        let before = try store.read { try $0.count(of: .account) }
        let doubt = try store.read { try #require(try $0.auditEnd().doubt) }
        #expect(doubt.description == found)
        #expect(throws: StoreFailure.torn(store.place, doubt)) { try district.add("user13") }
        #expect(try store.read { try $0.count(of: .account) } == before)
    }

    @Test func `an intact audit has the same proof in parts of any size`() throws {
        let (district, store) = try forged("")
        try withExtendedLifetime(district) {
            let whole = try store.auditProof()
            for portion in Int64(1)...13 { #expect(try store.auditProof(inPartsOf: portion) == whole) }
            #expect(whole.count == 12)
        }
    }

    @Test func `the database refuses an audit entry without a link`() throws {
        let district = try District(.sqlite)
        #expect(throws: DatabaseError.self) {
            try DatabaseQueue(path: district.path).write { db in
                try db.execute(
                    sql: """
                        INSERT INTO audit (sequence, at, event, actor, actor_uid, command, changes)
                        VALUES (1, '2026-11-30T16:00:00.000Z', 'queued', 'kim', 0, 'queue', '{}')
                        """
                )
            }
        }
    }

    @Test func `a check of the store reports a forged entry`() throws {
        let (district, store) = try forged("UPDATE audit SET actor = 'nobody' WHERE sequence = 4")
        let faults = try withExtendedLifetime(district) { try store.faults() }
        #expect(faults == ["the audit is not as it was written: entry 4 was changed"])
    }
}
