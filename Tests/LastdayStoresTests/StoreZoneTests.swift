import Foundation
import GRDB
import LastdayCore
import LastdayTestKit
import Testing

@testable import LastdayStores

@Suite struct StoreZoneTests {
    /// Makes a store with a zone, in a file beside the district's own.
    private func made(_ kind: StoreKind, _ zone: StoreZone?, beside district: District) throws
        -> any ServableStore
    {
        try Stores.make(at: district.path + (kind == .json ? ".made.json" : ".made.db"), zone: zone)
    }

    @Test(arguments: StoreKind.inFiles)
    func `a new store remembers its zone and whether it was chosen`(kind: StoreKind) throws {
        for zone in [nil, StoreZone("America/Denver"), StoreZone("Etc/UTC", isChosen: false)] {
            let district = try District(kind)
            let store = try made(kind, zone, beside: district)
            #expect(try store.zone() == zone)
            #expect(try Stores.open(at: store.place).zone() == zone)
            #expect(try Stores.zone(at: store.place) == zone)
            #expect(try store.read { try $0.audit(AuditSelection()) } == [])
            #expect(try store.faults() == [])
        }
    }

    @Test(arguments: StoreKind.inFiles)
    func `moving a store to another zone is audited with both zones`(kind: StoreKind) throws {
        let district = try District(kind)
        for name in ["America/Denver", "America/Denver", "Asia/Tokyo"] {
            try district.run { records, _, _ in try ZoneMoving.decide(to: name, in: records) }
        }
        #expect(try district.store.zone() == StoreZone("Asia/Tokyo"))
        #expect(try district.reopened().zone() == StoreZone("Asia/Tokyo"))
        let entries = try district.store.read { try $0.audit(AuditSelection(kind: .zoneMoved)) }
        #expect(
            entries.map(\.changes) == [
                #"{"about zone":{"value":[null,"America/Denver"]}}"#,
                #"{"about zone":{"value":["America/Denver","Asia/Tokyo"]}}"#,
            ]
        )
        #expect(
            entries.map { $0.auditedChanges.first?.zones?.after.name } == ["America/Denver", "Asia/Tokyo"]
        )
        #expect(try district.store.faults() == [])
        #expect(try Stores.zone(at: district.path) == StoreZone("Asia/Tokyo"))
    }

    @Test(arguments: StoreKind.inFiles, StoreKind.inFiles)
    func `a copy has the source's zone, or its own if the source has none`(from: StoreKind, to: StoreKind)
        throws
    {
        for zone in [nil, StoreZone("America/Denver"), StoreZone("Etc/UTC", isChosen: false)] {
            let district = try District(from)
            let source = try made(from, zone, beside: district)
            let target = try Stores.make(
                at: district.path + (to == .json ? ".to.json" : ".to.db"),
                zone: StoreZone("Asia/Tokyo")
            )
            _ = try Copying.copy(source, to: target)
            #expect(try target.zone() == zone ?? StoreZone("Asia/Tokyo"))
            #expect(try Stores.zone(at: target.place) == zone ?? StoreZone("Asia/Tokyo"))
        }
    }

    @Test func `the database refuses to clear or delete its zone`() throws {
        let district = try District(.sqlite)
        try district.run { records, _, _ in try ZoneMoving.decide(to: "America/Denver", in: records) }
        let store = try #require(district.store as? SQLiteStore)
        #expect(throws: (any Error).self) {
            try store.queue.write { try $0.execute(sql: "UPDATE about SET value = '' WHERE name = 'zone'") }
        }
        #expect(throws: (any Error).self) {
            try store.queue.write { try $0.execute(sql: "DELETE FROM about WHERE name = 'zone'") }
        }
        #expect(try store.zone() == StoreZone("America/Denver"))
    }

    @Test func `other programs may write the zone of a JSON store, and its layout is preserved`() throws {
        let path = try District(.json).path
        func write(_ text: String) throws { try text.write(toFile: path, atomically: true, encoding: .utf8) }
        let folder = URL(filePath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try write(#"{"format": "lastday store", "zone" :  "America\/Denver", "version": 1, "mine": [ 1 ]}"#)
        #expect(try Stores.open(at: path).zone() == StoreZone("America/Denver"))
        let context = ActionContext(at: Instant(seconds: 0), actor: District.actor, command: "store zone")
        _ = try Stores.open(at: path).decide(on: context) { try ZoneMoving.decide(to: "Asia/Tokyo", in: $0) }
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(
            text.hasPrefix(#"{"format": "lastday store", "zone" :  "Asia\/Tokyo", "#)
                || text.hasPrefix(#"{"format": "lastday store", "zone" :  "Asia/Tokyo", "#)
        )
        #expect(text.hasSuffix(#""mine": [ 1 ]}"#))
        for wrong in ["7", "\"\"", "null", "\"machine:\""] {
            try write(#"{"format": "lastday store", "version": 1, "zone": \#(wrong)}"#)
            #expect {
                try Stores.open(at: path)
            } throws: {
                "\($0)".contains(#"zone: expected the name of a time zone, for example "America/Denver""#)
            }
        }
    }

    @Test func `a move that reached the audit but not the file is made up for`() throws {
        let district = try District(.json)
        try district.add("keltnerc")
        let before = try Data(contentsOf: URL(filePath: district.path))
        try district.run { records, _, _ in try ZoneMoving.decide(to: "America/Denver", in: records) }
        try before.write(to: URL(filePath: district.path), options: .atomic)
        let store = try district.reopened()
        #expect(try store.zone() == StoreZone("America/Denver"))
        #expect(try Stores.zone(at: district.path) == StoreZone("America/Denver"))
        #expect(try store.faults() == [])
    }
}
