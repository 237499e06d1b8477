import Foundation
import GRDB
import LastdayMessages
import LastdayCore
import LastdayTestKit
import Testing

@testable import LastdayStores

@Suite struct BackupTests {
    /// Creates a folder for backups within the district's own, which is removed at the end.
    private func folder(beside district: District) throws -> String {
        let path = (district.path as NSString).deletingLastPathComponent + "/backups"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }

    private func names(in folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }

    private func district(_ kind: StoreKind) throws -> District {
        let district = try District(kind, at: "2026-12-18T09:00")
        try district.add("keltnerc", expires: "2026-12-17")
        try district.add("marshd")
        try district.queue("marshd", "2027-01-31")
        try district.sweep()
        return district
    }

    @Test(arguments: StoreKind.inFiles)
    func `a backup equals the store, is readable only by its owner, and is named by its instant`(
        kind: StoreKind
    ) throws {
        let district = try district(kind)
        let folder = try folder(beside: district)
        let backup = try Backup.make(of: district.store, in: folder, at: district.now)
        #expect(
            try names(in: folder)
                == (kind == .sqlite
                    ? ["lastday-2026-12-18T160000Z.db"]
                    : ["lastday-2026-12-18T160000Z.audit.jsonl", "lastday-2026-12-18T160000Z.json"])
        )
        for name in try names(in: folder) {
            let mode = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")[
                .posixPermissions
            ]
            #expect(mode as? Int == 0o600)
        }
        let copy = try Stores.open(at: backup.path)
        #expect(try copy.read { try Digest(of: $0).text } == district.store.read { try Digest(of: $0).text })
        #expect(try copy.auditProof().head == district.store.auditProof().head)
        #expect(try copy.faults() == [])
        #expect(try backup.last == district.store.auditProof().last)
    }

    @Test func `a SQLite backup is a single file that can be opened read-only`() throws {
        let district = try district(.sqlite)
        let folder = try folder(beside: district)
        let path = try Backup.make(of: district.store, in: folder, at: district.now).path
        var configuration = Configuration()
        configuration.readonly = true
        let mode = try DatabaseQueue(path: path, configuration: configuration).read {
            try String.fetchOne($0, sql: "PRAGMA journal_mode")
        }
        #expect(mode == "delete")
        #expect(try names(in: folder).count == 1)
    }

    @Test func `a JSON backup contains what only other programs know`() throws {
        let district = try district(.json)
        try district.rewrite { $0.replacing("{\n", with: "{\n  \"mascot\": \"Bear\",\n", maxReplacements: 1) }
        let backup = try Backup.make(of: district.store, in: try folder(beside: district), at: district.now)
        #expect(try String(contentsOfFile: backup.path, encoding: .utf8) == district.text)
    }

    @Test(arguments: StoreKind.inFiles)
    func `only older backups of the same store are removed`(kind: StoreKind) throws {
        let district = try district(kind)
        let other = try self.district(kind)
        try other.add("somebody-else")
        let folder = try folder(beside: district)
        let ending = kind == .sqlite ? "db" : "json"
        let others = ["lastday-2020-01-01T000000Z.\(ending)", "notes.txt", "lastday-2020-01-01.\(ending)"]
        for name in others { try Data("mine".utf8).write(to: URL(filePath: "\(folder)/\(name)")) }
        // A backup of another store, whose name begins the same but whose audit differs.
        try other.setClock("2026-12-01T00:00")
        let foreign = try Backup.make(of: other.store, in: folder, at: other.now).name
        var made: [BackupName] = []
        for day in 18...22 {
            try district.setClock("2026-12-\(day)T09:00")
            try district.add("new-\(day)")
            let backup = try Backup.make(of: district.store, in: folder, at: district.now, keeping: 2)
            #expect(backup.removed == (made.count < 2 ? [] : [made[made.count - 2]]))
            made.append(backup.name)
        }
        let left = Set(try names(in: folder))
        #expect(left.isSuperset(of: others + [foreign.description] + made.suffix(2).map(\.description)))
        let files = kind == .sqlite ? 3 : 6
        #expect(left.count == others.count + files)
    }

    @Test(arguments: StoreKind.inFiles)
    func `a backup with entries that the store does not have is not removed`(kind: StoreKind) throws {
        let (district, branch) = (try district(kind), try self.district(kind))
        let folder = try folder(beside: district)
        try branch.add("was-lost")
        let lost = try Backup.make(of: branch.store, in: folder, at: branch.now)
        try district.setClock("2026-12-19T09:00")
        #expect(try Backup.make(of: district.store, in: folder, at: district.now, keeping: 1).removed == [])
        #expect(FileManager.default.fileExists(atPath: lost.path))
    }

    @Test func `a damaged store is not backed up, and no file is left behind`() throws {
        let district = try district(.sqlite)
        let folder = try folder(beside: district)
        let older = try Backup.make(of: district.store, in: folder, at: district.now)
        try DatabaseQueue(path: district.path).write { db in
            try db.execute(sql: "DROP TRIGGER IF EXISTS audit_is_never_changed")
            for name in try String.fetchAll(
                db,
                sql: "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'"
            ) { try db.execute(sql: "DROP TRIGGER \(name)") }
            try db.execute(sql: "UPDATE audit SET actor = 'nobody' WHERE sequence = 2")
        }
        try district.setClock("2026-12-19T09:00")
        #expect(throws: BackupFailure.self) {
            try Backup.make(of: district.store, in: folder, at: district.now, keeping: 1)
        }
        #expect(try names(in: folder) == [older.name.description])
    }

    @Test(arguments: StoreKind.inFiles)
    func `a missing backup folder is not created`(kind: StoreKind) throws {
        let district = try district(kind)
        #expect(throws: BackupFailure.noFolder("/nowhere/at/all")) {
            try Backup.make(of: district.store, in: "/nowhere/at/all", at: district.now)
        }
    }

    @Test func `only file names in the form of a backup's are taken for one`() {
        let name = BackupName("lastday-2026-12-18T070000Z.db")
        #expect(name?.description == "lastday-2026-12-18T070000Z.db")
        for other in [
            "lastday-2026-12-18T070000Z.db-wal", "lastday-2026-12-18T070000Z", "lastday-2026-12-18.db",
            "lastday-2026-13-18T070000Z.db", "Lastday-2026-12-18T070000Z.db", "lastday.db",
            "lastday-2026-12-18T070000Z.audit.jsonl", "lastday.replaced-2026-12-18T070000Z.db",
        ] { #expect(BackupName(other) == nil, "\(other)") }
    }
}
