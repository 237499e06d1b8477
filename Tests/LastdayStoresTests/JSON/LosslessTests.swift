import Foundation
import LastdayCore
import LastdaySystem
import LastdayTestKit
import Testing

@testable import LastdayStores

/// Tests that a change rewrites only what it changes, and preserves what Lastday does not know.
@Suite struct LosslessTests {
    private func strange() throws -> District {
        let district = try District.json()
        try district.rewrite { _ in strangeText }
        return district
    }

    @Test func `a change writes its fields, its new records and the counts, and no other byte`() throws {
        let district = try strange()
        try district.queue("alee", "2026-12-18")
        let queued = #"""
            {
              "format": "lastday store", "version": 1,
              "audited_up_to": 1,
              "kept": {"people": 1, "runs": 0, "accounts": 2, "employments": 1, "assignments": 0, "documents": 0, "offboardings": 1, "nights": 0},
              "$schema": "accounts.schema.json",
              "people": [ {"last_name":"Lee", "shoe_size": 1.0, "person": 1, "first_name":"Alvin", "other": {"phone": "555", "since": 2e3}} ],
              "mascot": { "name": "Bear", "weight": 9223372036854775808, "kin": [1.0, 1, null, {"z": 1, "a": 2}] },
              "accounts": [
                {"account": 7, "username": "al\u0065e", "person": 1, "badge": {"no": 1.50, "colours": ["red", 0.10]}, "expires_on": "2026-12-18"},
                {"username": "temp", "account": 3, "expires_on": "2026-12-18", "x": []}
              ],
              "employments": [{"employment": 1, "person": 1, "district_number": "0860", "end_date": "2026-12-18"}],
              "offboardings": [
                {"offboarding": 1, "account": 7, "last_day": "2026-12-18", "state": "queued", "ends": {"employment 1": ""}, "queued_at": "2026-11-30T16:00:00.000Z", "queued_by": "keltner", "person_name": "Lee, Alvin"}
              ]
            }

            """#
        #expect(try district.text == queued)
        try district.setClock("2026-12-19T00:00")
        try district.sweep()
        #expect(
            try district.text.contains(
                #"{"username": "temp", "account": 3, "expires_on": "2026-12-18", "disabled": true, "closed_at": "2026-12-19T07:00:00.000Z", "closed_because": "expired", "closed_run": 1, "x": []}"#
            )
        )
        #expect(
            try district.text.contains(
                #""mascot": { "name": "Bear", "weight": 9223372036854775808, "kin": [1.0, 1, null, {"z": 1, "a": 2}] }"#
            )
        )
        #expect(try district.store.faults() == [])
    }

    @Test func `reading, a refused act and a delivery mark do not rewrite the file`() throws {
        let district = try strange()
        let before = try FileIdentity(at: district.path)
        try district.store.read { _ = try $0.people(lastName: "") }
        #expect(throws: Refusal.self) { try district.queue("alee", "2020-01-01") }
        _ = try district.store.noteDelivered(to: .journal, from: 0, upTo: 1)
        #expect(try FileIdentity(at: district.path) == before)
    }

    @Test func `named texts change one by one, and other values among them stay in place`() throws {
        let district = try strange()
        var row = FeedRow(origin: "test")
        row.username = "alee"
        row.otherOfPerson = [NamedText(name: "phone", text: "556"), NamedText(name: "room", text: "12")]
        try district.take([row])
        #expect(
            try district.text.contains(#""other": {"phone": "556", "since": 2e3, "room": "12"}"#)
        )
        #expect(try district.store.read { try $0.person(1)?.other.map(\.text) } == ["556", "12"])
    }

    @Test(arguments: ["\n", "\r\n"], ["", "\u{FEFF}"])
    func `line endings, a byte-order mark and a minified layout stay`(end: String, mark: String) throws {
        let district = try District.json()
        let text =
            mark
            + #"{"format":"lastday store","version":1,"audited_up_to":0,"accounts":[{"account":1,"username":"a"}]}"#
            + end
        try district.rewrite { _ in text }
        try district.run { try Disabling.decide("a", in: $0, under: $1, on: $2) }
        let wanted =
            mark
            + #"{"format":"lastday store","version":1,"audited_up_to":1,"#.dropLast()
            + ",\n  \"kept\": {\"people\": 0, \"runs\": 0, \"accounts\": 1, \"employments\": 0, \"assignments\": 0, \"documents\": 0, \"offboardings\": 0, \"nights\": 0}"
            + #","accounts":[{"account":1,"username":"a", "expires_on": "2026-11-30", "disabled": true}]}"#
            + end
        #expect(try district.text.utf8.elementsEqual(wanted.utf8))
    }

    @Test func `unknown members of the object kept are preserved`() throws {
        let district = try District.json()
        try district.rewrite { _ in
            #"{"format": "lastday store", "version": 1, "audited_up_to": 0, "kept": { "mine": 7, "people":0 }}"#
        }
        try district.add("a")
        #expect(try district.text.contains(#""kept": { "mine": 7, "people":1, "runs": 0, "accounts": 1, "#))
        #expect(try (district.store as? JSONStore)?.hasUnknownKeys() == false)
        try district.rewrite { $0.replacing(#""username": "a""#, with: #""username": "a", "x": 1"#) }
        #expect(try (district.store as? JSONStore)?.hasUnknownKeys() == true)
    }

    @Test func `a new record is laid out like those before it`() throws {
        let district = try District.json()
        try district.rewrite { _ in
            "{\"format\": \"lastday store\", \"version\": 1, \"accounts\": [\n\t\t{\"account\": 1, \"username\": \"a\"},\n\t\t{\"account\": 2, \"username\": \"b\"}\n]}"
        }
        try district.add("c")
        #expect(try district.text.contains(",\n\t\t{\"account\": 3, \"username\": \"c\", \"person\": 1}\n]"))
    }

    @Test func `every record that is written is read back equal`() throws {
        var nasty = Nasty(seed: 21)
        for form in RecordForm.all {
            for _ in 0..<60 {
                let (one, other) = (nasty.records(of: form.kind), nasty.records(of: form.kind))
                // An empty username is refused.
                if [one, other].contains(where: { ($0.record as? UserAccount)?.username == "" }) { continue }
                let line = RecordText.line(one)
                let text =
                    "{\"format\": \"lastday store\", \"version\": 1, \"\(form.kind.plural)\": [\(line)]}"
                var keys = [Int64](repeating: 0, count: form.fields.count)
                let bytes = Array(line.utf8)
                try bytes.withUnsafeBufferPointer { buffer in
                    try keys.withUnsafeMutableBufferPointer { keys in
                        var scanner = JSONScanner(buffer)
                        _ = try scanner.record(of: form, blank: form.blank, into: keys)
                    }
                }
                for (index, field) in form.fields.enumerated() where field.isIndexed && index > 0 {
                    #expect(keys[index] == field.key(of: one.fields[index].value), "\(line)")
                }
                // Both get the same number, so that one record becomes the other.
                guard let document = try? JSONDocument(Array(text.utf8)) else { continue }
                var changed = document
                let fields = [one.fields[0]] + other.fields.dropFirst()
                let reader = try FieldReader(
                    fields.map { ($0.name, .json(try JSONTexts.value(JSON.text($0.value)))) }
                )
                let wanted = try StoredRecord(form.kind, reader)
                changed[form.kind].put(wanted)
                let written = try changed.written(auditedUpTo: 0)
                guard let again = try? JSONDocument(written) else { continue }
                #expect(try again.record(form.kind, at: 0) == wanted, "\(line)")
            }
        }
    }
}

enum JSONTexts {
    static func value(_ text: String) throws -> JSONValue {
        var reader = JSONReader(of: text.utf8)
        return try reader.value()
    }
}
