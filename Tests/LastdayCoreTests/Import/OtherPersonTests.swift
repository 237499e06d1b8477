import LastdayMessages
import LastdayTestKit
import Testing

@testable import LastdayCore

@Suite struct OtherPersonTests {
    private let district: District

    init() throws {
        district = try District(at: "2026-11-26T09:00")
        try take("marsh", id: nil, "Marsh", "Renee", email: "rmarsh@d.example")
        try take("obrien", id: "00124", "Obrien", "Pat")
    }

    @discardableResult
    private func take(
        _ username: String,
        id: String?,
        _ last: String,
        _ first: String,
        email: String? = nil
    ) throws -> Importing.Summary {
        var row = FeedRow(origin: "line 2")
        (row.username, row.districtID) = (username, id)
        (row.lastName, row.firstName) = (.value(last), .value(first))
        if let email { row.email = .value(email) }
        return try district.take([row])
    }

    private func name(_ username: String) throws -> String? {
        try district.store.read { records in
            try records.account(named: username)?.person.flatMap { try records.person($0) }?.name
        }
    }

    private func identify(_ username: String, _ id: String, _ whose: Identifying.Whose) throws {
        _ = try district.run("identify") { records, _, _ in
            try Identifying.decide(username, as: id, whose, in: records)
        }
    }

    @Test func `a row with another identifier is left out, and the rest of the feed is taken`() throws {
        let summary = try take("obrien", id: "00777", "Ortiz", "Ada")
        #expect(
            summary.leftOutSentences.first == [
                "line 2: username \"obrien\" belongs to \"Obrien, Pat\" (00124), not to person 00777; "
                    + "settle it with: lastday identify obrien --id 00777"
            ]
        )
        #expect(try name("obrien") == "Obrien, Pat")
    }

    @Test func `without identifiers a row is somebody else's if both names differ`() throws {
        #expect(try take("marsh", id: nil, "Marshall", "Rudy").leftOut.count == 1)
        #expect(try name("marsh") == "Marsh, Renee")
        #expect(try take("marsh", id: nil, "Lopez", "Renee").leftOut.isEmpty)
        #expect(try take("marsh", id: nil, "Ortega", "Ren", email: "RMarsh@d.example").leftOut.isEmpty)
    }

    @Test func `a departure keeps the name of the person who left`() throws {
        try district.queue("marsh", "2026-12-18")
        try district.setClock("2026-12-19T00:00")
        try district.sweep()
        try identify("marsh", "00999", .new)
        try take("marsh", id: "00999", "Marshall", "Rudy")
        #expect(try name("marsh") == "Marshall, Rudy")
        let left = try district.store.read { try $0.departures(nil) }
        #expect(left.map(\.personName) == ["Marsh, Renee"])
    }

    @Test func `an account can be given to a known person, or its person a new identifier`() throws {
        try identify("obrien", "00777", .same)
        #expect(try take("obrien", id: "00777", "Obrien", "Pat").leftOut.isEmpty)
        try take("ortiz", id: "00888", "Ortiz", "Ada")
        try identify("obrien", "00888", .known)
        #expect(try name("obrien") == "Ortiz, Ada")
        #expect(throws: Refusal.identifierTaken("00888", name: "Ortiz, Ada")) {
            try identify("marsh", "00888", .same)
        }
        #expect(throws: Refusal.noSuchIdentifier("00001")) { try identify("marsh", "00001", .known) }
    }
}
