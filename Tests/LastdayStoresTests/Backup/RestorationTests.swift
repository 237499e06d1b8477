import Foundation
import LastdayMessages
import LastdayCore
import LastdayTestKit
import Testing

@testable import LastdayStores

@Suite struct RestorationTests {
    /// Makes a district, and a backup of it that lacks a closing and a departure.
    private func district(_ kind: StoreKind) throws -> (District, backup: String) {
        let district = try District(kind, at: "2026-12-18T09:00")
        try district.add("keltnerc", expires: "2026-12-18")
        try district.add("marshd")
        let folder = (district.path as NSString).deletingLastPathComponent + "/backups"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let backup = try Backup.make(of: district.store, in: folder, at: district.now)
        try district.setClock("2026-12-19T00:00")
        try district.sweep()
        try district.queue("marshd", "2027-01-31")
        return (district, backup.path)
    }

    private func loss(_ restoration: Restoration) throws -> Restoring.Loss? {
        guard case .store(let present) = restoration.present else { return nil }
        return try present.read { present in
            try restoration.copy.read { try Restoring.loss(of: present, for: $0) }
        }
    }

    @Test(arguments: StoreKind.inFiles)
    func `the accounts concerned are known before anything is restored`(kind: StoreKind) throws {
        let (district, backup) = try district(kind)
        let loss = try #require(try loss(Restoration(of: backup, to: district.path)))
        #expect(loss.count == 4)
        #expect(loss.first?.kind == .runStarted)
        #expect(loss.closed == ["keltnerc"])
        #expect(loss.queued == ["marshd"])
        #expect(!loss.isOfAnotherPast)
        // Looking changes nothing and leaves no files.
        #expect(try district.standing("keltnerc") == "expired, disabled")
        let names = try FileManager.default.contentsOfDirectory(
            atPath: (district.path as NSString).deletingLastPathComponent
        )
        #expect(!names.contains { $0.contains("restoring") })
    }

    @Test(arguments: StoreKind.inFiles)
    func `a backup of another store is recognised as one`(kind: StoreKind) throws {
        let (district, _) = try district(kind)
        let other = try District(kind, at: "2026-12-18T09:00")
        try other.add("somebody")
        let loss = try #require(try loss(Restoration(of: other.path, to: district.path)))
        #expect(loss.common == 0)
        #expect(loss.isOfAnotherPast)
    }

    @Test(arguments: StoreKind.inFiles)
    func `the backup takes the store's place, and the store is set aside unchanged`(kind: StoreKind) throws {
        let (district, backup) = try district(kind)
        let before = try district.store.read { try Digest(of: $0).text }
        _ = try district.store.noteDelivered(to: .journal, from: 0, upTo: district.store.auditProof().last)
        let last = try district.store.auditProof().last
        try district.store.close()
        let restoration = try Restoration(of: backup, to: district.path)
        let context = ActionContext(at: district.now, actor: District.actor, command: "store restore x")
        _ = try restoration.copy.decide(on: context) { _ in Restoring.decide() }
        let aside = try #require(try restoration.putInPlace(at: district.now, losingUpTo: last))
        #expect(
            aside.hasSuffix(
                kind == .sqlite ? "replaced-2026-12-19T070000Z.db" : "replaced-2026-12-19T070000Z.json"
            )
        )
        #expect(try Stores.open(at: aside).read { try Digest(of: $0).text } == before)
        let restored = try district.reopened()
        #expect(try restored.faults() == [])
        #expect(
            try restored.read { try $0.audit(AuditSelection(after: restoration.last)) }.map(\.kind) == [
                .restored
            ]
        )
        #expect(try restored.read { try $0.existingAccount(named: "keltnerc") }.closing == nil)
        // The new entries are still to be published.
        #expect(try restored.undeliveredCount(to: .journal) > 0)
        let mode = { try FileManager.default.attributesOfItem(atPath: $0)[.posixPermissions] as? Int }
        #expect(try mode(district.path) == mode(aside))
    }

    @Test(arguments: StoreKind.inFiles)
    func `a store that has changed since the loss was shown is not replaced`(kind: StoreKind) throws {
        let (district, backup) = try district(kind)
        let restoration = try Restoration(of: backup, to: district.path)
        let known = try district.store.auditProof().last
        try district.add("late")
        #expect(throws: BackupFailure.changedMeanwhile(restoration.place)) {
            try restoration.putInPlace(at: district.now, losingUpTo: known)
        }
        #expect(try district.account("late").username == "late")
    }

    @Test(arguments: StoreKind.inFiles, ["damaged", "gone"])
    func `a backup also takes the place of a damaged or missing store`(kind: StoreKind, fault: String) throws
    {
        let (district, backup) = try district(kind)
        try district.store.close()
        if fault == "gone" {
            try FileManager.default.removeItem(atPath: district.path)
        } else {
            try Data("no store".utf8).write(to: URL(filePath: district.path))
        }
        let restoration = try Restoration(of: backup, to: district.path)
        let aside = try restoration.putInPlace(at: district.now, losingUpTo: 0)
        #expect((aside == nil) == (fault == "gone"))
        #expect(try district.reopened().faults() == [])
        #expect(try district.reopened().read { try $0.existingAccount(named: "keltnerc") }.closing == nil)
    }

    @Test func `a file that cannot serve as a backup is refused`() throws {
        let (district, backup) = try district(.sqlite)
        #expect(throws: BackupFailure.isTheStore(district.path)) {
            try Restoration(of: district.path, to: district.path)
        }
        #expect(throws: BackupFailure.noFile("/nowhere.db")) {
            try Restoration(of: "/nowhere.db", to: district.path)
        }
        #expect(throws: BackupFailure.otherKind(file: backup, store: "/tmp/x.json")) {
            try Restoration(of: backup, to: "/tmp/x.json")
        }
        let text = backup + ".txt"
        try Data("no store".utf8).write(to: URL(filePath: text))
        #expect(throws: BackupFailure.self) { try Restoration(of: text, to: district.path) }
    }

    @Test func `the audited command names the entries that were given up`() {
        let command = Restoring.command(file: "lastday-x.db", endingAt: 44, givingUp: 48)
        #expect(command == "store restore lastday-x.db giving up entries 45-48")
        #expect(Restoring.command(file: "a.db", endingAt: 44, givingUp: 44) == "store restore a.db")
    }
}
