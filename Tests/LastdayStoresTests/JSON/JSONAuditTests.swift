import Foundation
import LastdayMessages
import LastdayCore
import LastdayTestKit
import Testing

@testable import LastdayStores

/// Tests that changes made to the audit of a JSON store with an editor are detected.
@Suite struct JSONAuditTests {
    private func district() throws -> District {
        let district = try District.json(at: "2026-12-18T12:00")
        for name in ["a", "b \"q\"", "é"] { try district.add(name, expires: "2026-12-18") }
        try district.queue("a", "2026-12-31")
        try district.setClock("2026-12-19T00:00")
        try district.sweep()
        return district
    }

    @Test func `the scan of the bytes gives the same result as a pass over the entries`() throws {
        let district = try district()
        let proof = try district.store.auditProof()
        var (scan, linking) = (AuditScan(), AuditChain())
        try district.store.read { records in
            for entry in try records.audit(AuditSelection()) {
                linking.follow(scan.link)
                scan.look(at: entry.sequence, stored: entry.link, made: linking.link(entry))
            }
        }
        scan.end()
        #expect(proof.fault == nil && scan.fault == nil)
        #expect(proof.head == scan.link && proof.count == scan.count && proof.count == 8)
    }

    /// The forgeries: what is forged, how it changes the audit's lines, and the fault to be found.
    private static let forgeries:
        [(what: String, forge: @Sendable ([String]) -> [String], fault: AuditFault)] = [
            ("a date", { $0.replacing(at: 3, "2026-12-31", "2027-12-31") }, .changed(4)),
            ("an actor", { $0.replacing(at: 3, "keltner", "nobody") }, .changed(4)),
            ("a box", { $0.replacing(at: 5, "true", "false") }, .changed(6)),
            ("a blank", { $0.replacing(at: 1, #""run":null"#, #""run":1"#) }, .changed(2)),
            ("an entry taken out", { Array($0[..<2] + $0[3...]) }, .removed(3...3)),
            ("two entries taken out", { Array($0[..<2] + $0[4...]) }, .removed(3...4)),
            ("an entry put in", { Array($0[..<3] + [$0[2]] + $0[3...]) }, .unlinked(3)),
            (
                "two entries that changed places", { Array($0[..<2] + [$0[3], $0[2]] + $0[4...]) },
                .removed(3...3)
            ),
            ("a link", { $0.replacing(at: 2, #""link":""#, #""link":"0"#) }, .unlinked(3)),
            ("an actor before the actor", { $0.replacing(at: 3, "{", #"{"actor":"eve","#) }, .unlinked(4)),
            (
                "other changes before the changes", { $0.replacing(at: 3, "{", #"{"changes":{},"#) },
                .unlinked(4)
            ),
            (
                "a number as a text", { $0.replacing(at: 3, #""actor_uid":1000"#, #""actor_uid":"1000""#) },
                .unlinked(4)
            ),
            (
                "a letter written otherwise", { $0.replacing(at: 3, "keltner", #"\u006beltner"#) },
                .unlinked(4)
            ),
            ("the end of an act", { $0.replacing(at: 3, #""of":4"#, #""of":5"#) }, .unlinked(5)),
            ("a member more", { $0.replacing(at: 3, #""of":4"#, #""of":4,"x":1"#) }, .unlinked(4)),
            ("the last entry", { $0.replacing(at: 7, "finished_at", "finished-at") }, .changed(8)),
        ]

    @Test(arguments: 0..<16) func `each forgery is reported with the number of an entry`(number: Int) throws {
        let (what, forge, fault) = Self.forgeries[number]
        let district = try district()
        let forged = forge(try district.auditLines).map { $0 + "\n" }.joined()
        try Data(forged.utf8).write(to: URL(filePath: JSONStore.auditPath(of: district.path)))
        let audit = AuditFile(JSONStore.auditPath(of: district.path))
        try audit.refresh(synced: .max)
        #expect(try audit.proof(published: 0).fault == fault, "\(what)")
    }

    @Test func `a forged audit is not copied into another store`() throws {
        let district = try district()
        let forged = try district.auditLines.replacing(at: 3, "keltner", "nobody").map { $0 + "\n" }.joined()
        try Data(forged.utf8).write(to: URL(filePath: JSONStore.auditPath(of: district.path)))
        for kind in StoreKind.inFiles {
            let target = try District(kind)
            let error = #expect(throws: StoreFailure.self) {
                try Copying.copy(district.reopened(), to: target.store)
            }
            #expect(
                error?.description.contains("its audit is not as it was written: entry 4 was changed") == true
            )
        }
    }

    @Test func `an audit that was cut off after a complete act is refused`() throws {
        let district = try district()
        let lines = try district.auditLines.prefix(4).map { $0 + "\n" }.joined()
        try Data(lines.utf8).write(to: URL(filePath: JSONStore.auditPath(of: district.path)))
        let error = #expect(throws: StoreFailure.self) { try district.reopened() }
        #expect(error == .torn(district.path, .otherNumber(noted: 8, found: 4)))
    }
}

extension [String] {
    fileprivate func replacing(at index: Int, _ from: String, _ to: String) -> [String] {
        var lines = self
        lines[index] = lines[index].replacing(from, with: to, maxReplacements: 1)
        return lines
    }
}
