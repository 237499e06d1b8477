import LastdayTestKit
import Testing

@testable import LastdayCore

@Suite struct FieldReaderTests {
    private func read(_ kind: RecordKind, _ line: String) throws -> StoredRecord {
        var reader = JSONReader(text: line)
        guard case .object(let members) = try reader.value() else {
            throw UnreadableField("", "no object")
        }
        let fields = try FieldReader(members.map { ($0.name, .json($0.value)) })
        return try StoredRecord(kind, fields)
    }

    @Test(arguments: RecordKind.copied)
    func `a record is read back from its JSON, whatever it holds`(kind: RecordKind) throws {
        var nasty = Nasty(seed: 4)
        for _ in 0..<200 {
            let kept = nasty.records(of: kind)
            let line = JSON.object(kept.fields)
            #expect(try read(kind, line) == kept, "\(line)")
            #expect(kept.fields.map(\.name) == kind.form.names)
            #expect(kept.kind == kind)
        }
    }

    @Test(
        arguments: [
            (#""document":1,"#, "", UnreadableField("document", "missing")),
            (
                #""document":1,"#, #""document":1,"document":2,"#,
                UnreadableField("document", "appears twice")
            ),
            (
                #""document":1,"#, #""document":"1","#,
                UnreadableField("document", "expected a whole number")
            ),
            (
                #""document":1,"#, #""document":1.0,"#,
                UnreadableField("document", "\"1.0\" is not a whole number")
            ),
            (
                #""kind":"IEP""#, #""kind":null"#,
                UnreadableField("kind", "required, but empty")
            ),
            (#""kind":"IEP""#, #""kind":7"#, UnreadableField("kind", "expected a text or null")),
            (
                #""2026-01-05""#, #""01/05/2026""#,
                UnreadableField("date", "\"01/05/2026\" is not a date; write it as 2026-12-18")
            ),
            (
                #""2026-01-05""#, #"null,"pages":3"#,
                UnreadableField("pages", "not known; was it written by a newer version?")
            ),
        ]
    )
    func `an invalid field is refused by name`(from: String, to: String, fault: UnreadableField) {
        let line = #"{"document":1,"person":2,"kind":"IEP","reference":"A","date":"2026-01-05"}"#
        #expect(throws: Never.self) { try read(.document, line) }
        #expect(throws: fault) { try read(.document, line.replacing(from, with: to)) }
    }

    @Test func `a closing with a missing or invalid part is refused`() throws {
        let account = UserAccount(
            number: 1,
            username: "keltnerc",
            closing: Closing(at: Instant(seconds: 0), because: .left, run: 1)
        )
        let line = JSON.object(account.fields)
        #expect(try read(.account, line) == StoredRecord(account))
        #expect(throws: UnreadableField.self) {
            try read(.account, line.replacing(#""closed_run":1"#, with: #""closed_run":null"#))
        }
        #expect(throws: UnreadableField.self) {
            try read(.account, line.replacing(#""left""#, with: #""bored""#))
        }
    }
}
