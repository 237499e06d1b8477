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

    @Test func `an identifier of a person of another name renames nobody`() throws {
        let summary = try take("lparker", id: "00124", "Parker", "Lee", email: "lp@d.example")
        #expect(
            summary.leftOutSentences.first == [
                "line 2: ID 00124 belongs to \"Obrien, Pat\", not to \"Parker, Lee\"; correct the ID, or, if both names have "
                    + "changed, import the line with the e-mail address on record"
            ]
        )
        #expect(try name("obrien") == "Obrien, Pat" && name("lparker") == nil)
        #expect(try take("obrien", id: "00124", "Parker", "Lee").leftOut.count == 1)
        #expect(try name("obrien") == "Obrien, Pat")
        #expect(try take("obrien", id: "00124", "O’Brien", "Pát").remarks.isEmpty)
    }

    @Test func `an account without an identifier gets none of somebody of another name`() throws {
        #expect(try take("marsh", id: "00900", "Parker", "Lee").leftOut.count == 1)
        #expect(try name("marsh") == "Marsh, Renee")
    }

    @Test func `one changed name is taken and named, unless it is that of another person`() throws {
        let married = try take("obrien", id: "00124", "Ortega", "Pat")
        #expect(married.remarkSentences.first == ["line 2: \"Obrien, Pat\" is \"Ortega, Pat\" from now on"])
        try take("marshp", id: "00300", "Marsh", "Pat")
        let taken = try take("obrien", id: "00124", "Marsh", "Pat")
        #expect(
            taken.leftOutSentences.first == [
                "line 2: the line is about \"Ortega, Pat\" by its username or ID, and \"Marsh, Pat\" is the name of another "
                    + "person (00300); correct the ID or the name"
            ]
        )
    }

    @Test func `two people under one identifier in one feed are refused, and both named`() throws {
        func row(_ username: String, _ last: String, _ first: String, _ line: Int) -> FeedRow {
            var row = FeedRow(origin: "line \(line)")
            (row.username, row.districtID) = (username, "00500")
            (row.lastName, row.firstName) = (.value(last), .value(first))
            return row
        }
        #expect {
            try district.take([row("a", "Vargas", "Maria", 2), row("b", "Parker", "Lee", 3)])
        } throws: { error in
            "\(error)".contains("1 bad row")
        }
        #expect(
            try district.take([row("a", "Vargas", "Maria", 2), row("b", "Vargas", "Maria L.", 3)]).leftOut
                .isEmpty
        )
    }

    @Test func `every line of an account that is left out is, and no line is a second one`() throws {
        var rows = ["340", "350", "360"].map { school in
            var row = FeedRow(origin: "school \(school)")
            (row.username, row.districtID) = ("obrien", "124")
            (row.lastName, row.firstName) = (.value("Obrien"), .value("Pat"))
            row.other = [NamedText(name: "School", text: school)]
            return row
        }
        #expect(try district.take(rows).leftOut.count == 3)
        for index in rows.indices { rows[index].districtID = "00124" }
        #expect(
            try district.take(rows).remarkSentences.first == [
                "school 350: the School of \"Obrien, Pat\" stays \"340\", as in school 340",
                "school 360: the School of \"Obrien, Pat\" stays \"340\", as in school 340",
            ]
        )
    }

    @Test(arguments: ["OBRIEN@d.example", "DISTRICT\\obrien"])
    func `a login with a domain is the account without, where the identifier is the same`(login: String)
        throws
    {
        try take(login, id: "00124", "Obrien", "Pat")
        #expect(try district.store.read { try $0.count(of: .account) } == 2)
        try take(login, id: nil, "Obrien", "Pat")
        #expect(try district.store.read { try $0.count(of: .account) } == 3)
    }

    @Test func `a login with a domain is the account without, where the e-mail address is the same`() throws {
        try take("marsh@d.example", id: nil, "Marsh", "Renee", email: "rmarsh@d.example")
        #expect(try district.store.read { try $0.count(of: .account) } == 2)
        try take("park@d.example", id: nil, "Park", "Sun", email: "park@d.example")
        try take("park", id: nil, "Park", "Sun", email: "park@d.example")
        #expect(try district.store.read { try $0.count(of: .account) } == 3)
    }

    @Test func `an account without a person keeps the e-mail address`() throws {
        var row = FeedRow(origin: "line 2")
        (row.username, row.email) = ("mv", .value("mv@l.example"))
        try district.take([row])
        #expect(try district.account("mv").other == [NamedText(name: "Email", text: "mv@l.example")])
    }

    @Test func `Unicode's two forms of a username and of an identifier are one, also in older stores`() throws
    {
        try take("jose\u{301}", id: "e\u{301}1", "Diaz", "Jo")
        try take("jos\u{E9}", id: "\u{E9}1", "Diaz", "Jo")
        try take("JOSE\u{301}", id: "e\u{301}1", "Diaz", "Jo")
        #expect(try district.store.read { try $0.count(of: .account) } == 3)
        let spellings = spellings(of: "jos\u{E9}").map { Array($0.utf8) }
        #expect(spellings.contains(Array("jose\u{301}".utf8)) && spellings.contains(Array("jos\u{E9}".utf8)))
        #expect(Array(normalForm("JOSE\u{301}").utf8) == Array("jos\u{E9}".utf8))
    }
}
