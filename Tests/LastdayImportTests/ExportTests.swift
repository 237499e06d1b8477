import Foundation
import LastdayMessages
import LastdayCore
import LastdayStores
import LastdayTestKit
import Testing

@testable import LastdayImport

@Suite struct ExportTests {
    /// Makes a district with records of every kind.
    private func district() throws -> District {
        let district = try District(at: "2026-11-30T09:00")
        let documents = [FeedDocument(kind: "IEP", reference: "=1+1", date: nil)]
        try district.importRow(
            "baker",
            contact: true,
            documents: documents,
            try .at("0860", from: "2010-08-01", to: nil, .of("Teacher"), .of("Aide", specialEd: true))
        )
        try district.add("keltnerc", expires: "2026-12-18", roles: ["a;b", "\\", ""])
        try district.add("marshd", expires: "2020-01-01", disabled: true)
        try district.queue("baker", "2026-12-04")
        try district.queue("keltnerc", "2026-12-18")
        try district.setClock("2026-12-05T00:00")
        try district.sweep()
        try district.run { records, policy, context in
            try Cancelling.decide("keltnerc", in: records, under: policy, on: context)
        }
        return district
    }

    private func export(_ district: District, to path: String) throws -> ExportWriter.Report {
        try district.store.read { try ExportWriter(to: path, at: district.now).write($0) }
    }

    private func restore(_ path: String, into district: District, keeping: Bool = true) throws {
        guard case .export(let export) = try Source.open(path: path) else {
            Issue.record("\(path) is not taken for an export")
            return
        }
        _ = try district.store.adopt(
            keeping: keeping,
            export.next,
            delivered: export.deliveryMarks,
            check: export.check
        )
    }

    private func digest(_ district: District) throws -> String {
        try district.store.read { try Digest(of: $0).text }
    }

    @Test(arguments: ["out", "out.json"])
    func `an export contains the delivery marks of other targets, if there are any`(name: String) throws {
        let (district, target) = (try district(), try #require(AuditTarget("ldap:main")))
        _ = try district.store.noteDelivered(to: .journal, from: 0, upTo: 5)
        try withFolder([:]) { folder in
            let head = URL(filePath: "\(folder)/\(name)" + (name == "out" ? "/export.json" : ""))
            for mark in [Int64(0), 3] {
                _ = try district.store.noteDelivered(to: target, from: 0, upTo: mark)
                _ = try export(district, to: "\(folder)/\(name)")
                let text = try String(contentsOf: head, encoding: .utf8)
                #expect(text.contains(#""told_others": {"ldap:main":3}"#) == (mark > 0))
                #expect(text.contains("told_others") == (mark > 0))
                let other = try District()
                try restore("\(folder)/\(name)", into: other)
                #expect(try other.store.read { try $0.deliveryMarks()[target] } == mark)
                if mark > 0 {
                    for wrong in [#"{"LDAP":3}"#, #"{"hook":"3"}"#, "[3]", "3"] {
                        let changed = text.replacing(#"{"ldap:main":3}"#, with: wrong)
                        try changed.write(to: head, atomically: true, encoding: .utf8)
                        #expect(throws: UnreadableFeed.self) {
                            try restore("\(folder)/\(name)", into: try District())
                        }
                    }
                }
                try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
            }
        }
    }

    @Test(arguments: ["out", "out.json"])
    func `an export restores an equal store with its delivery marks`(name: String) throws {
        let district = try district()
        _ = try district.store.noteDelivered(to: .journal, from: 0, upTo: 5)
        try withFolder([:]) { folder in
            let report = try export(district, to: "\(folder)/\(name)")
            #expect(try report.digest == digest(district))
            #expect(Set(report.counts.keys) == Set(RecordKind.copied))
            let other = try District()
            try restore("\(folder)/\(name)", into: other, keeping: false)
            #expect(try digest(other) == Digest().text)
            try restore("\(folder)/\(name)", into: other)
            #expect(try digest(other) == digest(district))
            #expect(
                try other.store.read { try $0.deliveryMarks() }
                    == district.store.read { try $0.deliveryMarks() }
            )
            #expect(try other.store.faults() == [])
            // The restored store continues where the exported one stopped.
            try other.setClock("2026-12-06T09:00")
            try other.queue("keltnerc", "2027-06-04")
            #expect(throws: StoreFailure.self) { try restore("\(folder)/\(name)", into: other) }
        }
    }

    @Test func `an export from before a kind of record existed restores an equal store`() throws {
        let district = try District(at: "2026-11-30T09:00")
        try district.add("keltnerc", expires: "2026-12-18")
        try withFolder([:]) { folder in
            let path = "\(folder)/out"
            _ = try export(district, to: path)
            let manifest = try String(contentsOfFile: "\(path)/export.json", encoding: .utf8)
            try FileManager.default.removeItem(atPath: "\(path)/documents.csv")
            let other = try District()
            #expect(throws: UnreadableFeed.self) { try restore(path, into: other) }
            try manifest.replacing("\"documents\": 0,\n", with: "")
                .write(toFile: "\(path)/export.json", atomically: true, encoding: .utf8)
            try restore(path, into: other)
            #expect(try digest(other) == digest(district))
        }
    }

    @Test(arguments: ["out", "out.json"])
    func `an export is readable only by its owner and never replaces anything`(name: String) throws {
        let district = try district()
        try withFolder([:]) { folder in
            let path = "\(folder)/\(name)"
            _ = try export(district, to: path)
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect((attributes[.posixPermissions] as? Int).map { $0 & 0o077 } == 0)
            let error = #expect(throws: UnwritableExport.self) { try export(district, to: path) }
            #expect(error?.kind == .badData)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [name])
        }
    }

    @Test func `any record can be read back from its CSV row`() throws {
        var nasty = Nasty(seed: 11)
        for kind in RecordKind.copied {
            let all = (0..<100).map { _ in nasty.records(of: kind) }
            let lines = all.map { CSV.line($0.fields.map { ExportForm.cell($0.value) }) }
            let file = try csv(CSV.line(kind.form.names) + lines.joined())
            for kept in all {
                let row = try #require(try file.next())
                let fields = try FieldReader(
                    zip(file.headings, row.cells).map { ($0, ExportForm.written($1)) }
                )
                #expect(try StoredRecord(kind, fields) == kept)
            }
        }
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@x", "\t=1"])
    func `a spreadsheet takes no cell for a formula`(text: String) {
        #expect(ExportForm.cell(.text(text)) == "\\" + text)
    }

    @Test(
        arguments: [
            ("accounts.csv", "keltnerc", "keltnerx", "out: not as it was exported"),
            (
                "accounts.csv", "2020-01-01", "2020-02-30",
                "accounts.csv, line 4, expires_on: \"2020-02-30\" is not"
            ),
            (
                "people.csv", "person,district_id", "person,id",
                "people.csv: its headings are not those of an export"
            ),
            ("documents.csv", "IEP,", "", "documents.csv, line 2: 4 cells under 5 headings"),
            ("export.json", "\"version\": 1", "\"version\": 2", "export.json: written by a newer Lastday"),
            ("export.json", "lastday export", "x", "export.json: not an export of lastday"),
            ("export.json", "\"digest\"", "\"digests\"", "out: has no digest"),
        ]
    )
    func `a modified export is refused as a whole`(
        file: String,
        from: String,
        to: String,
        displayText: String
    )
        throws
    {
        let district = try district()
        try withFolder([:]) { folder in
            _ = try export(district, to: "\(folder)/out")
            let url = URL(filePath: "\(folder)/out/\(file)")
            let text = try String(contentsOf: url, encoding: .utf8)
            try text.replacing(from, with: to, maxReplacements: 1).write(
                to: url,
                atomically: true,
                encoding: .utf8
            )
            let other = try District()
            let error = #expect(throws: UnreadableFeed.self) { try restore("\(folder)/out", into: other) }
            let description = error?.description.replacing(folder + "/", with: "") ?? ""
            #expect(description.contains(displayText), "\(description)")
            #expect(try digest(other) == Digest().text)
        }
    }

    @Test func `an export cut off at any point is refused`() throws {
        let district = try district()
        try withFolder([:]) { folder in
            _ = try export(district, to: "\(folder)/out.json")
            let text = try String(contentsOf: URL(filePath: "\(folder)/out.json"), encoding: .utf8)
            let other = try District()
            for length in stride(from: 0, to: text.utf8.count - 2, by: 997) {
                let torn = "\(folder)/torn.json"
                try Data(text.utf8.prefix(length)).write(to: URL(filePath: torn))
                #expect(throws: UnreadableFeed.self) { try restore(torn, into: other) }
            }
            #expect(try digest(other) == Digest().text)
        }
    }

    @Test func `the store refuses a record that refers to a missing person`() throws {
        let other = try District()
        var rest: [StoredRecord] = [StoredRecord(UserAccount(number: 1, username: "keltnerc", person: 7))]
        #expect(throws: StoreFailure.self) {
            try other.store.adopt(
                keeping: true,
                { rest.popLast() },
                delivered: { DeliveryMarks() },
                check: { _ in }
            )
        }
        #expect(try digest(other) == Digest().text)
    }
}
