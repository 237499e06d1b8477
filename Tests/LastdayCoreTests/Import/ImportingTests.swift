import LastdayMessages
import LastdayCore
import LastdayTestKit
import Testing

@Suite struct ImportingTests {
    let district: District

    init() throws {
        district = try District(at: "2026-11-30T09:00")
    }

    private func row(_ username: String?, _ fill: (inout FeedRow) -> Void = { _ in }) -> FeedRow {
        var row = FeedRow(origin: "accounts.csv, line 2")
        row.username = username
        row.districtID = username.map { "id-\($0)" }
        row.lastName = .value("Smith")
        row.firstName = .value("Kimberlee")
        fill(&row)
        return row
    }

    private func `import`(_ rows: [FeedRow]) throws -> Importing.Summary {
        try district.take(rows)
    }

    @Test func `an import creates people and accounts, and the same import again changes nothing`() throws {
        let rows = [row("keltnerc"), row("smithk") { $0.roles = .value(["Point Of Sale"]) }]
        let first = try self.import(rows)
        #expect(first.people.new == 2)
        #expect(first.accounts.new == 2)
        let audit = try district.audit()
        let again = try self.import(rows)
        #expect(again.people.unchanged == 2)
        #expect(again.accounts.unchanged == 2)
        #expect(try district.audit() == audit)
    }

    @Test func `accounts that a feed does not mention are counted and left alone`() throws {
        _ = try self.import([row("keltnerc"), row("smithk")])
        let summary = try self.import([row("smithk")])
        #expect(summary.accounts.unmentioned == 1)
        #expect(try district.account("keltnerc").person != nil)
    }

    @Test func `a feed does not reopen a closed account`() throws {
        try district.add("keltnerc")
        try district.queue("keltnerc", "2026-11-20", .now)
        let closed = try district.account("keltnerc")
        let summary = try self.import([
            row("keltnerc") {
                ($0.lastName, $0.firstName) = (.value("Keltnerc"), .value("Pat"))
                $0.disabled = .value(false)
                $0.expiresOn = .value(nil)
            }
        ])
        #expect(try district.account("keltnerc") == closed)
        #expect(
            summary.remarkSentences.first == [
                "accounts.csv, line 2: keltnerc stays disabled; reopen it with: lastday reinstate keltnerc",
                "accounts.csv, line 2: keltnerc is out of use and keeps its Expires Date",
            ]
        )
    }

    @Test func `a feed does not move a queued departure`() throws {
        try district.add("keltnerc")
        try district.queue("keltnerc", "2026-12-18")
        let summary = try self.import([
            row("keltnerc") {
                ($0.lastName, $0.firstName) = (.value("Keltnerc"), .value("Pat"))
                $0.expiresOn = .value(nil)
            }
        ])
        #expect(try district.account("keltnerc").expiresOn?.description == "2026-12-18")
        #expect(
            summary.remarkSentences.first == [
                "accounts.csv, line 2: keltnerc is queued for 2026-12-18 and keeps that date"
            ]
        )
    }

    @Test func `a value without a field is stored under its own name, unless it is empty`() throws {
        let other = [NamedText(name: "phone", text: "555 \"0100\"\n"), NamedText(name: "grades", text: "")]
        _ = try self.import([row("keltnerc") { $0.other = other }])
        #expect(try district.account("keltnerc").other == [other[0]])
    }

    @Test func `a file that has a username twice is refused entirely`() throws {
        let second = row("keltnerc")
        #expect(throws: BadRows.self) { try self.import([row("smithk"), row("keltnerc"), second]) }
        #expect(try district.audit() == [])
    }

    @Test func `an account does not pass to another person of the same file`() throws {
        _ = try self.import([row("keltnerc")])
        let summary = try self.import([row("smithk"), row("keltnerc") { $0.districtID = "id-smithk" }])
        #expect(summary.leftOut.count == 1)
        let keltner = try district.account("keltnerc").person
        #expect(try district.account("smithk").person != keltner)
    }

    @Test func `a person without a district identifier gets the one in the feed`() throws {
        _ = try self.import([row("keltnerc") { $0.districtID = nil }])
        let summary = try self.import([row("keltnerc")])
        #expect(summary.people.changed == 1)
        #expect(try district.store.read { try $0.person(districtID: "id-keltnerc")?.number } == 1)
    }

    @Test func `two accounts of one person make one person`() throws {
        let summary = try self.import([row("keltnerc"), row("keltner2") { $0.districtID = "id-keltnerc" }])
        #expect(summary.people.new == 1)
        #expect(summary.accounts.new == 2)
        #expect(try district.account("keltnerc").person == district.account("keltner2").person)
    }

    @Test func `a person without an account is stored too`() throws {
        let summary = try self.import([row(nil) { $0.districtID = "207300" }])
        #expect(summary.people.new == 1)
        #expect(try district.store.read { try $0.people(lastName: "smi").count } == 1)
    }

    @Test func `the first of two rows that contradict each other about a person applies, each time`() throws {
        func second(_ fill: (inout FeedRow) -> Void) -> FeedRow {
            var second = row("keltner2") {
                $0.districtID = "id-keltnerc"
                fill(&$0)
            }
            second.isContact = .value(false)
            return second
        }
        let rows = [
            row("keltnerc") {
                $0.email = .value("k@example.org")
                $0.isContact = .value(true)
            },
            second {
                $0.email = .value(nil)
                $0.lastName = .value("Keltner")
                $0.middleName = .value("Ann")
            },
        ]
        let first = try self.import(rows)
        let place = "accounts.csv, line 2"
        let kept = [
            "\(place): the Last Name of \"Smith, Kimberlee\" stays \"Smith\", as in \(place)",
            "\(place): the Email of \"Smith, Kimberlee\" stays \"k@example.org\", as in \(place)",
            "\(place): the AIM Contact of \"Smith, Kimberlee\" stays ticked, as in \(place)",
        ]
        #expect(first.remarkSentences.first == kept)
        let person = try #require(try district.store.read { try $0.person(1) })
        #expect(person.email == "k@example.org" && person.isContact && person.middleName == "Ann")
        let audit = try district.audit()
        let again = try self.import(rows)
        #expect(again.people.unchanged == 1 && again.remarkSentences.first == kept)
        #expect(try district.audit() == audit)
    }

    @Test func `a value of a person that only a later row has is adopted`() throws {
        func rows(_ email: String) -> [FeedRow] {
            [row("keltnerc"), row("keltner2") { $0.districtID = "id-keltnerc" }].enumerated().map {
                number,
                row in
                var row = row
                if number == 1 { row.email = .value(email) }
                return row
            }
        }
        for email in ["old@example.org", "new@example.org"] {
            #expect(try self.import(rows(email)).remarks.isEmpty)
            #expect(try district.store.read { try $0.person(1) }?.email == email)
        }
    }
}
