import Foundation
import LastdayCore
import LastdaySystem
import LastdayTestKit
import Testing

@testable import LastdayStores

/// Tests that an invalid file is refused with a line and column, and stays unchanged.
@Suite struct JSONReadingTests {
    private static let whole = #"""
        {
          "format": "lastday store",
          "version": 1,
          "audited_up_to": 0,
          "kept": {"people": 1},
          "people": [
            {"person": 1, "last_name": "Lee", "first_name": "Alvin", "district_id": "7"}
          ],
          "runs": [{"run": 1, "kind": "night", "night": "2026-12-19", "started_at": "2026-12-19T07:00:00.000Z", "closed": 0}],
          "accounts": [
            {"account": 1, "username": "alee", "person": 1, "expires_on": "2026-12-18"},
            {"account": 2, "username": "temp", "disabled": true}
          ],
          "offboardings": [
            {"offboarding": 1, "account": 1, "last_day": "2026-12-18", "state": "queued", "queued_at": "2026-11-30T16:00:00.000Z", "queued_by": "kim"}
          ]
        }
        """#

    @Test(
        arguments: [
            (
                #""version": 1,"#, #""version": 2,"#,
                "line 3, column 14: version: \"2\" is not 1; was it written by a newer Lastday?"
            ),
            (
                #""lastday store""#, #""lastday export""#,
                "line 2, column 13: format: expected \"lastday store\", so this is not a store"
            ),
            (
                #"  "format": "lastday store",\#n"#, "",
                "line 1, column 1: format: missing; a store begins with {\"format\": \"lastday store\", \"version\": 1, …"
            ),
            (
                #""audited_up_to": 0"#, #""audited_up_to": -1"#,
                "line 4, column 20: audited_up_to: expected a whole number"
            ),
            (
                #""people": 1}"#, #""people": 2}"#,
                "line 6, column 13: people: 1 in the file, but there must be 2; Lastday never deletes, so put back what is missing"
            ),
            (
                #""2026-12-18"}"#, #""12/18/2026"}"#,
                "line 11, column 67: expires_on: \"12/18/2026\" is not a date; write it as 2026-12-18"
            ),
            (
                #""2026-12-18"}"#, #""2026-02-30"}"#,
                "line 11, column 67: expires_on: \"2026-02-30\" is not a date; write it as 2026-12-18"
            ),
            (#""2026-12-18"}"#, #"20261218}"#, "line 11, column 67: expires_on: expected a text"),
            (
                #""disabled": true"#, #""disabled": "yes""#,
                "line 12, column 52: disabled: expected true or false"
            ),
            (
                #""account": 2,"#, #""account": 2.0,"#,
                "line 12, column 17: account: \"2.0\" is not a whole number from 0 to 9007199254740992"
            ),
            (
                #""account": 2,"#, #""account": 99999999999999999999,"#,
                "line 12, column 17: account: \"99999999999999999999\" is not a whole number from 0 to 9007199254740992"
            ),
            (
                #""account": 2,"#, #""account": 9223372036854775807,"#,
                "line 12, column 17: account: \"9223372036854775807\" is not a whole number from 0 to 9007199254740992"
            ),
            (#""temp""#, #""""#, "line 12, column 32: username: must not be empty"),
            (#""temp""#, #""a\u0000b""#, "line 12, column 32: username: \\u0000 is not allowed in a text"),
            (
                #""disabled": true"#, #""other": {"x": "\u0000"}"#,
                "line 12, column 55: other: \\u0000 is not allowed in a text"
            ),
            (#""account": 2,"#, "", "line 12, column 5: account: missing"),
            (
                #""account": 2,"#, #""account": 1,"#,
                "line 12, column 5: account: there is another account with the same"
            ),
            (
                #""account": 2,"#, #""account": 2, "account": 3,"#,
                "line 12, column 20: account: appears twice"
            ),
            (#""temp""#, #""alee""#, "line 12, column 5: username: there is another account with the same"),
            (#""temp""#, "null", "line 12, column 32: username: required, but empty"),
            (
                #""person": 1, "expires_on""#, #""person": 9, "expires_on""#,
                "line 11, column 5: person: there is no person 9"
            ),
            (
                #""disabled": true"#, #""closed_run": 1"#,
                "line 12, column 5: closed_at: allowed only together with closed_because and closed_run"
            ),
            (
                #""state": "queued""#, #""state": "gone""#,
                "line 15, column 73: state: \"gone\" is none of \"queued\", \"completed\", \"cancelled\""
            ),
            (
                #""state": "queued""#, #""state": "cancelled""#,
                "line 15, column 5: ended_at: required if the departure is completed or cancelled, and not allowed otherwise"
            ),
            (
                #""2026-11-30T16:00:00.000Z""#, #""today""#,
                "line 15, column 96: queued_at: \"today\" is not an instant; write it as 2026-12-19T07:00:00.000Z"
            ),
            (
                #""disabled": true"#, #""roles": ["a", 1]"#,
                "line 12, column 55: roles: expected a list of texts"
            ),
            (
                #""disabled": true"#, #""other": []"#,
                "line 12, column 49: other: expected an object of texts"
            ),
            (#""accounts""#, #""people": [], "accounts""#, "line 10, column 3: people: appears twice"),
            (#"true}"#, #"true"#, "line 13, column 3: expected a comma or \"}\""),
        ]
    )
    func `an invalid file is refused with the line and column of the fault, and left unchanged`(
        from: String,
        to: String,
        displayText: String
    ) throws {
        let district = try District.json()
        try district.rewrite { _ in Self.whole }
        #expect(try district.store.faults() == [])
        try district.rewrite { $0.replacing(from, with: to) }
        let text = try district.text
        #expect(text != Self.whole)
        let refused = StoreFailure.damaged(district.path, detail: displayText)
        #expect(throws: refused) { try district.account("alee") }
        #expect(throws: refused) {
            try district.run { try Disabling.decide("alee", in: $0, under: $1, on: $2) }
        }
        #expect(throws: refused) { try district.reopened() }
        #expect(try district.text == text)
        try district.rewrite { _ in Self.whole }
        #expect(try district.account("alee").number == 1)
    }

    @Test func `a file cut off at any point is refused`() throws {
        let bytes = Array(Self.whole.utf8)
        for length in 0..<bytes.count - 1 {
            #expect(throws: UnreadableJSON.self) { try JSONDocument(Array(bytes.prefix(length))) }
        }
    }

    /// Tries 10,000 mutations of a file, or as many as LASTDAY_MUTATIONS says.
    @Test func `a randomly damaged file is read or refused, and never written if refused`()
        throws
    {
        let count = ProcessInfo.processInfo.environment["LASTDAY_MUTATIONS"].flatMap(Int.init) ?? 10_000
        var random = Seeded(5)
        let whole = Array(Self.whole.utf8)
        let pieces =
            [
                "", "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "0", "-1", "1e9",
                "9223372036854775807",
                "\"x\"", "{}", "[]", "\u{0}", "2026-13-01", "\n", "\u{FEFF}", "é",
            ].map { Array($0.utf8) } + [[0xFF], [0xC3]]
        let district = try District.json()
        let policy = district.policy
        let sweep = { (store: any Store) in
            var progress = Sweeping.Progress(
                at: district.now.adding(seconds: 86_400 * 60),
                isByHand: true,
                under: policy
            )
            let context = ActionContext(at: progress.now, actor: District.actor, command: "test")
            _ = try store.decide(on: context, keeping: true) { records in
                let step = try Sweeping.step(progress, atMost: 10, in: records, under: policy, on: context)
                progress = step.outcome
                return Decision(step.events, progress.isDone ? progress : nil)
            }
        }
        var (refused, written) = (0, 0)
        for index in 0..<count {
            var bytes = whole
            for _ in 0...Int.random(in: 0...1, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                let end = min(bytes.count, place + Int.random(in: 0...12, using: &random))
                bytes.replaceSubrange(place..<end, with: pieces.randomElement(using: &random) ?? [])
            }
            guard let document = try? JSONDocument(bytes) else {
                refused += 1
                guard index % 20 == 0 else { continue }
                try Data(bytes).write(to: URL(filePath: district.path), options: .atomic)
                let before = try FileIdentity(at: district.path)
                #expect(throws: StoreFailure.self) { try sweep(district.store) }
                #expect(try FileIdentity(at: district.path) == before)
                continue
            }
            for form in RecordForm.all {
                for place in 0..<document[form.kind].count {
                    #expect(throws: Never.self) { try document.record(form.kind, at: place) }
                }
            }
            guard index % 4 == 0 else { continue }
            try Data(bytes).write(to: URL(filePath: district.path), options: .atomic)
            try? FileManager.default.removeItem(atPath: JSONStore.auditPath(of: district.path))
            // The store may still refuse it: a value may be out of bounds, or the audit may lack entries.
            if let store = try? district.reopened(), (try? sweep(store)) != nil {
                written += 1
                #expect(throws: Never.self) { try district.reopened() }
            }
        }
        #expect(refused > count / 2, "\(refused) refused")
        #expect(written > count / 200, "\(written) written")
    }
}
