import Foundation
import GRDB
import LastdayCore
import LastdayStores
import LastdayTestKit
import Testing

/// Tests of what is specific to the SQLite store; that it refuses deletions from a shell is tested end to end.
@Suite struct SQLiteStoreTests {
    private func pragma(_ name: String, _ path: String) throws -> String {
        try DatabaseQueue(path: path).read { try String.fetchOne($0, sql: "PRAGMA \(name)") ?? "" }
    }

    @Test func `the store has a write-ahead log and only strict tables`() throws {
        let district = try District(.sqlite)
        #expect(try pragma("journal_mode", district.path) == "wal")
        let lax = try DatabaseQueue(path: district.path).read {
            try String.fetchAll(
                $0,
                sql: """
                    SELECT name FROM pragma_table_list
                    WHERE schema = 'main' AND type = 'table' AND NOT strict
                        AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%'
                    """
            )
        }
        #expect(lax == [])
    }

    @Test func `due accounts are found by an index, so that closed accounts cost nothing`() throws {
        let district = try District(.sqlite)
        let plan = try DatabaseQueue(path: district.path).read {
            try Row.fetchAll(
                $0,
                sql: """
                    EXPLAIN QUERY PLAN SELECT id FROM account
                    WHERE expires_on IS NOT NULL AND disabled = 0 AND closed_run IS NULL AND expires_on <= '2026-12-18'
                        AND (expires_on, id) > ('', 0) ORDER BY expires_on, id LIMIT 10
                    """
            ).map { $0["detail"] as String }
        }
        #expect(plan.allSatisfy { $0.contains("account_due") })
        #expect(!plan.contains { $0.contains("TEMP B-TREE") })
    }

    @Test func `once a night is settled, the database file alone contains it`() throws {
        let district = try District(.sqlite, at: "2026-12-19T00:00")
        try district.add("keltnerc", expires: "2026-12-18")
        try district.sweep()
        let copy = district.path + ".copy"
        func closingsInTheFileAlone() throws -> Int {
            try Data(contentsOf: URL(filePath: district.path)).write(to: URL(filePath: copy))
            return try DatabaseQueue(path: copy).read { db in
                guard try db.tableExists("closing") else { return 0 }
                return try Int.fetchOne(db, sql: "SELECT count(*) FROM closing") ?? 0
            }
        }
        #expect(try closingsInTheFileAlone() == 0, "a commit leaves what it wrote in the log")
        try district.store.settle()
        #expect(try closingsInTheFileAlone() == 1)
    }

    @Test func `an existing file is not replaced by a new store`() throws {
        let district = try District(.sqlite)
        #expect(throws: StoreFailure.exists(district.path)) { try Stores.make(at: district.path) }
    }

    @Test func `a truncated store is refused`() throws {
        let district = try District(.sqlite)
        try district.add("keltnerc")
        let whole = try Data(contentsOf: URL(filePath: district.path))
        let path = district.path + ".cut"
        try whole.prefix(whole.count / 2).write(to: URL(filePath: path))
        #expect {
            let store = try Stores.open(at: path)
            guard try store.faults() == [] else { throw StoreFailure.damaged(path, detail: "faults") }
            _ = try store.read { try $0.count(of: .account) }
        } throws: {
            ($0 as? StoreFailure)?.kind == .unavailable
        }
    }

    @Test func `once its file has been replaced, a store is neither read nor written`() throws {
        let district = try District(.sqlite)
        try district.add("keltnerc", expires: "2026-12-18")
        let copy = district.path + ".copy"
        _ = try Copying.copy(district.store, to: try Stores.make(at: copy))
        let now = ActionContext(at: district.now, actor: District.actor, command: "test")
        #expect(throws: StoreFailure.replaced(district.path)) {
            try district.store.decide(on: now) { records in
                // In the middle of the transaction, because a person who restores a copy waits for no lock.
                try FileManager.default.moveItem(atPath: district.path, toPath: district.path + ".old")
                try FileManager.default.moveItem(atPath: copy, toPath: district.path)
                return try Disabling.decide("keltnerc", in: records, under: district.policy, on: now)
            }
        }
        #expect(throws: StoreFailure.replaced(district.path)) {
            try district.store.read { try $0.count(of: .account) }
        }
        #expect(throws: StoreFailure.replaced(district.path)) { try district.store.foreignVersion() }
        #expect(
            try Stores.open(at: district.path).read { try $0.account(named: "keltnerc")?.disabled } == false
        )
    }

    @Test func `an account whose closing is missing is refused, not read as open`() throws {
        let district = try District(.sqlite)
        try district.add("keltnerc")
        var stranger = Configuration()
        stranger.foreignKeysEnabled = false
        try DatabaseQueue(path: district.path, configuration: stranger).write {
            try $0.execute(
                sql: "DROP TRIGGER account_is_closed_by_a_closing; UPDATE account SET closed_run = 4"
            )
        }
        #expect {
            try district.account("keltnerc")
        } throws: {
            ($0 as? StoreFailure)?.kind == .unavailable
                && "\($0)".contains("closed_at: allowed only together with")
        }
        #expect(
            try district.store.faults()
                == ["row 1 of account refers to a row of closing that is missing"]
        )
    }

    @Test func `a night that was deleted is reported`() throws {
        let district = try District(.sqlite, at: "2026-12-18T12:00")
        try district.sweep()
        let night = try #require(try district.store.read { try $0.nights(limit: 1) }.first).night.date
        try DatabaseQueue(path: district.path).write {
            try $0.execute(sql: "DROP TRIGGER night_is_kept; DELETE FROM night")
        }
        #expect(
            try district.store.faults() == [
                "night \(night) is in the audit, but not in the store: it was deleted"
            ]
        )
    }

    @Test func `a closing that the audit does not know of is reported`() throws {
        let district = try District(.sqlite, at: "2026-12-19T00:00")
        try district.add("keltnerc", expires: "2026-12-18")
        try district.sweep()
        try district.add("smithk")
        try DatabaseQueue(path: district.path).write {
            try $0.execute(
                sql: """
                    INSERT INTO closing SELECT 1, id, '2026-12-19T07:00:00.000Z', 'expired' FROM account
                    WHERE username = 'smithk';
                    UPDATE account SET closed_run = 1 WHERE username = 'smithk'
                    """
            )
        }
        #expect(
            try district.store.faults() == ["account smithk is closed, but the audit does not know of it"]
        )
    }
}
