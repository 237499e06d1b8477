import LastdayMessages
import LastdayCore
import LastdayTestKit
import Testing

@Suite struct ImportingEmploymentTests {
    private let district: District

    init() throws {
        district = try District(at: "2026-11-30T09:00")
        try district.importRow(
            "keltnerc",
            try .at("0860", from: "2005-08-01", to: nil, .of("Teacher", from: "2005-08-01"))
        )
    }

    @Test func `the same feed again changes nothing`() throws {
        let audit = try district.audit()
        let summary = try district.importRow(
            "keltnerc",
            try .at("0860", from: "2005-08-01", to: nil, .of("Teacher", from: "2005-08-01"))
        )
        #expect(summary.employments.unchanged == 1 && summary.assignments.unchanged == 1)
        #expect(try district.audit() == audit)
    }

    @Test func `an End Date that is new in the feed is adopted`() throws {
        try district.importRow("keltnerc", try .at("0860", from: "2005-08-01", to: "2027-06-30"))
        #expect(try district.employments("keltnerc").first == "#0860 (08/01/2005 - 06/30/2027)")
    }

    @Test func `a row without a Start Date means the only employment with that district`() throws {
        try district.importRow("keltnerc", try .at("0860", to: nil, .of("Teacher")))
        #expect(
            try district.employments("keltnerc") == [
                "#0860 (08/01/2005 - )", "Teacher, Hillside (08/01/2005 - )",
            ]
        )
    }

    @Test func `a different Start Date means a different employment`() throws {
        try district.importRow("keltnerc", try .at("0860", from: "2026-08-01"))
        #expect(try district.employments("keltnerc").filter { $0.hasPrefix("#") }.count == 2)
    }

    @Test func `records that a departure has ended stay ended, before the night and after it`() throws {
        try district.queue("keltnerc", "2026-12-18")
        for time in ["2026-12-01T09:00", "2026-12-19T09:00"] {
            try district.setClock(time)
            let summary = try district.importRow(
                "keltnerc",
                try .at("0860", from: "2005-08-01", to: nil, .of("Teacher", from: "2005-08-01"))
            )
            let displayText =
                "test: employment #0860 (08/01/2005 - 12/18/2026) keeps the End Date of the departure"
            #expect(summary.remarkSentences.first == ["\(displayText) (and so does 1 other record)"])
            #expect(
                try district.employments("keltnerc") == [
                    "#0860 (08/01/2005 - 12/18/2026)", "Teacher, Hillside (08/01/2005 - 12/18/2026)",
                ]
            )
            try district.sweep()
        }
    }

    @Test func `a queued departure is reported once, although the account keeps its date too`() throws {
        try district.queue("keltnerc", "2026-12-18")
        var row = FeedRow(origin: "test")
        row.username = "keltnerc"
        row.expiresOn = .value(nil)
        row.employments = [try .at("0860", from: "2005-08-01", .of("Teacher", from: "2005-08-01"))]
        #expect(try district.take([row]).remarks.count == 1)
    }

    @Test func `records that a feed does not mention are counted and left alone`() throws {
        let summary = try district.importRow("hansonh", try .at("0860"))
        #expect(summary.employments.unmentioned == 1 && summary.assignments.unmentioned == 1)
        #expect(try district.employments("keltnerc").count == 2)
    }

    @Test func `a document is identified by its kind and reference`() throws {
        let document = FeedDocument(kind: "IEP", reference: "1", date: try CivilDate(reading: "2026-01-05"))
        #expect(try district.importRow("keltnerc", documents: [document]).documents.new == 1)
        #expect(try district.importRow("keltnerc", documents: [document]).documents.unchanged == 1)
    }

    @Test func `a feed that names one person in two ways is refused`() throws {
        var byName = FeedRow(origin: "d.csv, line 2")
        byName.username = "keltnerc"
        byName.documents = [FeedDocument(kind: "IEP", reference: "1", date: nil)]
        var byID = FeedRow(origin: "d.csv, line 3")
        byID.districtID = "id-keltnerc"
        byID.documents = byName.documents
        #expect(
            try badLines {
                try district.take([byName, byID])
            } == [
                "d.csv, line 3: \"Keltnerc, Pat\" is already in d.csv, line 2, under another name"
            ]
        )
    }

    @Test func `an employment of an unknown person is refused`() throws {
        var row = FeedRow(origin: "staff.xml, line 7")
        row.districtID = "999"
        row.employments = [try .at("0860")]
        #expect(
            try badLines {
                try district.take([row])
            } == ["staff.xml, line 7: no person or account \"999\""]
        )
    }

    @Test func `an assignment without its employment's dates joins the employment in which it began`() throws
    {
        try district.importRow("keltnerc", try .at("0860", from: "2020-08-01"))
        var bare = FeedEmployment(districtNumber: "0860")
        bare.assignments = [try .of("Coach", from: "2021-08-01"), try .of("Aide", from: "2006-08-01")]
        try district.importRow("keltnerc", bare)
        #expect(
            try district.employments("keltnerc") == [
                "#0860 (08/01/2005 - )", "Teacher, Hillside (08/01/2005 - )",
                "Aide, Hillside (08/01/2006 - )",
                "#0860 (08/01/2020 - )", "Coach, Hillside (08/01/2021 - )",
            ]
        )
    }
}
