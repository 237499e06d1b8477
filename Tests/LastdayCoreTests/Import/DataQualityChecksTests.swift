import LastdayMessages
import LastdayCore
import LastdayTestKit
import Testing

@Suite struct DataQualityChecksTests {
    private let district: District

    init() throws {
        district = try District(at: "2026-11-30T09:00")
    }

    private func dataQuality(about usernames: String...) throws -> [String] {
        try dataQuality(about: usernames)
    }

    /// Returns the concerns of an import that names these accounts and changes nothing about them.
    private func dataQuality(about usernames: [String]) throws -> [String] {
        let rows = usernames.map { username in
            var row = FeedRow(origin: "test")
            row.username = username
            return row
        }
        return try district.take(rows).concernSentences.first
    }

    @Test func `an account that never expires is reported if its employment has ended`() throws {
        try district.importRow("keltnerc", try .at("0860", from: "2005-08-01", to: "2026-10-31"))
        #expect(
            try dataQuality(about: "keltnerc") == [
                "keltnerc never expires, but the employment ended on 2026-10-31; to close it: "
                    + "lastday queue keltnerc --now, or --last-day DATE"
            ]
        )
        try district.importRow("keltnerc", try .at("0411", from: "2026-11-01"))
        #expect(try dataQuality(about: "keltnerc").isEmpty)
    }

    @Test func `an Expires Date is reported if the employment goes on`() throws {
        try district.add("keltnerc", expires: "2026-12-18")
        try district.importRow("keltnerc", try .at("0860", from: "2005-08-01"))
        #expect(
            try dataQuality(about: "keltnerc") == [
                "keltnerc has the Expires Date 2026-12-18, but the employment goes on: "
                    + "#0860 (08/01/2005 - ); if it does not: lastday queue keltnerc --last-day 2026-12-18"
            ]
        )
        try district.importRow("keltnerc", try .at("0860", from: "2005-08-01", to: "2026-12-18"))
        #expect(try dataQuality(about: "keltnerc").isEmpty)
    }

    @Test func `two accounts of one person are reported once`() throws {
        try district.add("keltnerc")
        var second = FeedRow(origin: "test")
        second.username = "keltner-admin"
        second.districtID = "id-keltnerc"
        try district.take([second])
        #expect(
            try dataQuality(about: "keltnerc", "keltner-admin")
                == ["Keltnerc, Pat has 2 accounts: keltnerc, keltner-admin"]
        )
    }

    @Test func `an Expires Date that suspiciously many accounts share is reported`() throws {
        for number in 1...26 { try district.add("user\(number)", expires: "2027-07-01") }
        let all = (1...26).map { "user\($0)" }
        #expect(try dataQuality(about: Array(all.dropLast())).isEmpty)
        #expect(
            try dataQuality(about: all) == [
                "26 accounts share the Expires Date 2027-07-01; "
                    + "if a feed filled it in, fix the feed before that day ends"
            ]
        )
    }

    @Test func `an account that never expires is reported if every assignment has ended`() throws {
        try district.importRow(
            "keltnerc",
            try .at("0860", .of("Teacher", to: "2026-06-30"), .of("Coach", to: "2020-06-30"))
        )
        let displayText = [
            "keltnerc never expires, but the last assignment ended on 2026-06-30; to close it: "
                + "lastday queue keltnerc --now, or --last-day DATE"
        ]
        #expect(try dataQuality(about: "keltnerc") == displayText)
        try district.importRow("keltnerc", try .at("0860", .of("Aide", from: "2026-08-01")))
        #expect(try dataQuality(about: "keltnerc") == [])
    }

    @Test func `a row that names a person by District ID is checked against each of the person's accounts`()
        throws
    {
        try district.add("keltnerc")
        var second = FeedRow(origin: "test")
        second.username = "keltner-admin"
        second.districtID = "id-keltnerc"
        try district.take([second])
        var employed = FeedRow(origin: "employments.csv, line 2")
        employed.districtID = "id-keltnerc"
        employed.isSupplemental = true
        employed.employments = [try .at("0860", from: "2005-08-01", to: "2026-10-31")]
        let displayText = try district.take([employed]).concernSentences.first
        #expect(
            displayText == ["Keltnerc, Pat has 2 accounts: keltnerc, keltner-admin"]
                + ["keltnerc", "keltner-admin"].map { username in
                    "\(username) never expires, but the employment ended on 2026-10-31; to close it: "
                        + "lastday queue \(username) --now, or --last-day DATE"
                }
        )
    }
}
