import LastdayCore
import LastdayMessages
import LastdayTestKit
import Testing

/// A line of a list is one person, or it is refused.
@Suite struct ListIdentityTests {
    private let district: District

    init() throws {
        district = try District(at: "2026-11-30T09:00")
        try add("btanner", id: "00123", ("Tanner", "Barry"), ids: ["SSO-1"])
        try add("tmcpherson", id: "00124", ("Mcpherson", "Tamika"), emails: ["tam@home.example"])
        try add("mmontoya", id: "00125", ("Montoya", "Marjorie"))
        try add("kobrien", id: "00126", ("O\u{2019}Brien", "Kathl\u{E9}en"), ids: ["77"])
        try add("twin1", id: "00127", ("Lee", "Kim"))
        try add("twin2", id: "00128", ("Lee", "Kim"), ids: ["77"])
        try add(nil, id: "00129", ("Driver", "Bus"))
    }

    private func add(
        _ username: String?,
        id: String,
        _ name: (last: String, first: String),
        ids: [String] = [],
        emails: [String] = []
    ) throws {
        var row = FeedRow(origin: "test")
        row.username = username
        row.districtID = id
        (row.lastName, row.firstName) = (.value(name.last), .value(name.first))
        if let username { row.email = .value("\(username)@d.example") }
        row.identifiers = ids.map { NamedText(name: "Other ID", text: $0) }
        if !emails.isEmpty { row.otherEmails = .value(emails) }
        try district.take([row])
    }

    /// The cells of a line, and what becomes of it: the username that is queued, or the fault.
    struct Line: Sendable, CustomTestStringConvertible {
        var username: String?
        var ids: [String] = []
        var email: String?
        var last: String?
        var first: String?
        var full: String?
        var confirmed: Set<ListQuestion> = []
        let means: String

        var testDescription: String { "\(self)" }
    }

    private func outcome(of line: Line, on lastDay: CivilDate?) throws -> BatchQueueing.Outcome {
        var row = DepartureRow(origin: "l")
        row.username = line.username
        row.identifiers = line.ids.map { NamedText(name: "Employee ID", text: $0) }
        row.email = line.email
        (row.lastName, row.firstName, row.fullName) = (line.last, line.first, line.full)
        row.lastDay = lastDay
        return try district.run("queue --from") {
            try BatchQueueing.decide([row], confirmed: line.confirmed, in: $0, under: $1, on: $2)
        }
    }

    private func check(_ line: Line) throws {
        do {
            let outcome = try outcome(of: line, on: CivilDate(reading: "2026-12-18"))
            #expect(outcome.queued.map(\.outcome.account.username) == [line.means])
        } catch let bad as BadRows {
            #expect(bad.details.count == 1 && bad.details[0].contains(line.means), "\(bad.details)")
            #expect(try district.store.read { try $0.departures(nil) }.isEmpty)
        }
    }

    @Test(arguments: [
        Line(ids: ["00123"], means: "btanner"),
        Line(ids: [" sso-1 "], means: "btanner"),
        Line(ids: ["unknown", "sso-1"], means: "btanner"),
        Line(email: "TMcPherson@D.example", means: "tmcpherson"),
        Line(email: "tam@home.example", means: "tmcpherson"),
        Line(full: "Tanner, Barry", means: "btanner"),
        Line(full: "barry tanner", means: "btanner"),
        Line(full: "Montoya, Marjorie E.", means: "mmontoya"),
        Line(full: "Marjorie Ellen Montoya", means: "mmontoya"),
        Line(last: "Montoya", first: "Marjorie E", means: "mmontoya"),
        Line(ids: ["00127"], last: "Lee", first: "Kim", means: "twin1"),
        Line(email: "twin2@d.example", last: "Lee", first: "Kim", means: "twin2"),
        Line(username: "btanner", ids: ["00123", "SSO-1"], email: "btanner@d.example", means: "btanner"),
        Line(ids: ["00123"], last: "Marsh", first: "Barry", means: "btanner"),
    ])
    func `a line whose parts agree is that person`(line: Line) throws { try check(line) }

    @Test(arguments: [
        Line(
            ids: ["00123"],
            email: "tmcpherson@d.example",
            means: "the Employee ID \"00123\" is Tanner, Barry's, "
                + "but the e-mail \"tmcpherson@d.example\" is Mcpherson, Tamika's; correct the line"
        ),
        Line(
            ids: ["00124"],
            last: "Tanner",
            first: "Barry",
            means: "but the name \"Tanner, Barry\" is Tanner"
        ),
        Line(ids: ["00124"], full: "Barry Tanner", means: "but the name \"Barry Tanner\" is Tanner"),
        Line(
            username: "btanner",
            last: "Montoya",
            first: "Marjorie",
            means: "the username \"btanner\" is Tanner"
        ),
        Line(username: "btanner", email: "mmontoya@d.example", means: "but the e-mail"),
        Line(ids: ["00123", "00124"], means: "but the Employee ID \"00124\" is Mcpherson"),
        Line(email: "btanner@d.example", last: "Montoya", first: "Marjorie", means: "but the name"),
        Line(ids: ["77"], means: "2 people have the Employee ID \"77\": \"O\u{2019}Brien"),
        Line(ids: ["77"], email: "twin2@d.example", means: "2 people have the Employee ID \"77\""),
        Line(last: "Lee", first: "Kim", means: "2 people have the name \"Lee, Kim\""),
        Line(ids: ["00127"], email: "twin2@d.example", means: "is Lee, Kim (00127)'s"),
    ])
    func `a line whose parts contradict each other is refused, whatever was confirmed`(line: Line) throws {
        for confirmed in [[], ListQuestion.leavingOut.union(PersonMatch.allCases.map { .trusts($0) })] {
            var line = line
            line.confirmed = confirmed
            try check(line)
        }
    }

    @Test(arguments: [
        Line(
            ids: ["E0"],
            email: "btanner@d.example",
            means: "nobody has the Employee ID \"E0\", but the e-mail is that of Tanner, Barry (00123); "
                + "if that is the person, accept it with --match-by email"
        ),
        Line(ids: ["123"], last: "Tanner", first: "Barry", means: "accept it with --match-by name"),
        Line(username: "btanner", ids: ["E0"], means: "--match-by username"),
        Line(username: "tannerb", ids: ["00123"], means: "--match-by id"),
        Line(username: "tannerb", email: "btanner@d.example", means: "--match-by email"),
        Line(email: "x@home.example", last: "Tanner", first: "Barry", means: "--match-by name"),
    ])
    func `a person identified by less than the line promises is proposed, and accepted once confirmed`(
        line: Line
    ) throws {
        try check(line)
        let match = try #require(PersonMatch.allCases.first { line.means.hasSuffix("by \($0.rawValue)") })
        var line = line
        line.confirmed = [.trusts(match)]
        let outcome = try outcome(of: line, on: CivilDate(reading: "2026-12-18"))
        #expect(outcome.queued.map(\.outcome.account.username) == ["btanner"])
    }

    @Test(arguments: [
        Line(
            ids: ["123"],
            means: "no person has the Employee ID \"123\"; did you mean 00123 (Tanner, Barry)?"
        ),
        Line(ids: ["000124"], means: "did you mean 00124 (Mcpherson, Tamika)?"),
        Line(ids: ["sso1"], means: "did you mean SSO-1 (Tanner, Barry)?"),
        Line(last: "OBRIEN", first: "Kathleen", means: "did you mean \"O\u{2019}Brien, Kathl\u{E9}en\"?"),
        Line(full: "Kathleen O'Brien", means: "did you mean \"O\u{2019}Brien, Kathl\u{E9}en\"?"),
        Line(ids: ["9"], means: "no person has the Employee ID \"9\""),
        Line(means: "names nobody"),
    ])
    func `somebody similar is suggested, and never assumed`(line: Line) throws { try check(line) }

    @Test(
        arguments: [
            (
                Line(ids: ["9"], last: "Sub", first: "Stitute", means: ""), "2026-12-18",
                ListQuestion.leavesOutUnknown
            ),
            (Line(username: "nobody", means: ""), "2026-12-18", .leavesOutUnknown),
            (Line(ids: ["00129"], means: ""), "2026-12-18", .leavesOutWithoutAccount),
            (Line(ids: ["00123"], means: ""), nil, .leavesOutWithoutLastDay),
            (Line(ids: ["9"], means: ""), nil, .leavesOutWithoutLastDay),
            (Line(ids: ["00129"], means: ""), nil, .leavesOutWithoutLastDay),
        ] as [(Line, String?, ListQuestion)]
    )
    func `a line of somebody who does not leave is left out only if that is confirmed`(
        line: Line,
        day: String?,
        question: ListQuestion
    ) throws {
        let lastDay = try day.map { try CivilDate(reading: $0) }
        var line = line
        for others in [[], ListQuestion.leavingOut.subtracting([question])] {
            line.confirmed = others
            do {
                _ = try outcome(of: line, on: lastDay)
                Issue.record("accepted")
            } catch let bad as BadRows {
                #expect(bad.faults.first.map(\.question) == [question])
                #expect(bad.description.contains("--skip"))
            }
        }
        line.confirmed = [question]
        let outcome = try outcome(of: line, on: lastDay)
        #expect(outcome.leftOut.map(\.question) == [question] && outcome.queued.isEmpty)
    }

    @Test func `a last day that is years away has to be confirmed, line by line`() throws {
        var line = Line(ids: ["00123"], means: "")
        let lastDay = try CivilDate(reading: "2030-12-18")
        do {
            _ = try outcome(of: line, on: lastDay)
            Issue.record("accepted")
        } catch let bad as BadRows {
            #expect(bad.faults.first.map(\.question) == [.acceptsFarDays])
            #expect(
                bad.details == ["l: 2030-12-18 is 4 years away; correct the date, or accept it with --yes"]
            )
        }
        line.confirmed = [.acceptsFarDays]
        #expect(try outcome(of: line, on: lastDay).queued.count == 1)
    }

    @Test func `an identifier that an earlier version kept with the account is known`() throws {
        var row = FeedRow(origin: "test")
        row.username = "mmontoya"
        row.other = [NamedText(name: "userIds", text: "{HR:555},{Fed:31}")]
        try district.take([row])
        try check(Line(ids: ["555"], means: "mmontoya"))
    }
}
