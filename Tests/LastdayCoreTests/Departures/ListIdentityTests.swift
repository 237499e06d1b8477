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
        try add("jray1", id: "00130", ("Ray", "John"), middle: "A")
        try add("jray2", id: "00131", ("Ray", "John"), middle: "B.")
        try add("dkingjr", id: "00132", ("King Jr.", "David"), middle: "R")
        try add("dking", id: "00133", ("King", "David"))
        try add("kvdberg", id: "00134", ("van der Berg", "Karen"))
        try add("rmarsh", id: "00135", ("Marsh", "Renee"))
    }

    private func add(
        _ username: String?,
        id: String,
        _ name: (last: String, first: String),
        middle: String? = nil,
        ids: [String] = [],
        emails: [String] = []
    ) throws {
        var row = FeedRow(origin: "test")
        row.username = username
        row.districtID = id
        (row.lastName, row.firstName) = (.value(name.last), .value(name.first))
        if let middle { row.middleName = .value(middle) }
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
        var middle: String?
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
        row.middleName = line.middle
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
        Line(ids: ["00125"], full: "Marjorie Ellen Montoya", means: "mmontoya"),
        Line(full: "Ray, John A.", means: "jray1"),
        Line(last: "Ray", first: "John", middle: "B", means: "jray2"),
        Line(full: "John Benedict Ray", means: "jray2"),
        Line(full: "King, David R., Jr.", means: "dkingjr"),
        Line(full: "King, David", means: "dking"),
        Line(ids: ["00132"], full: "King, David", means: "dkingjr"),
        Line(ids: ["00134"], full: "Berg, Karen van der", means: "kvdberg"),
        Line(ids: ["00123"], last: "Tanner", first: "Bernard (Barry)", means: "btanner"),
        Line(ids: ["00123"], full: "Barry", means: "btanner"),
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
        Line(ids: ["00130"], full: "Ray, John B.", means: "is Ray, John B. (00131)'s"),
        Line(ids: ["00133"], full: "King, David R., Jr.", means: "is King Jr., David's"),
        Line(ids: ["00123"], full: "Obrien, Kathleen", means: "is O\u{2019}Brien, Kathl\u{E9}en (00126)'s"),
        Line(
            ids: ["00130"],
            full: "Ray, John C.",
            means: "says \"Ray, John C.\", with another middle name or suffix"
        ),
        Line(full: "Ray, John", means: "2 people have the name"),
        Line(full: "Tanner, Barry and Montoya, Marjorie", means: "also says \"and Montoya Marjorie\""),
        Line(full: "Tanner, Barry - RESCINDED", means: "also says \"- RESCINDED\""),
        Line(full: "Tanner, Barry (moved to 2027)", means: "also says \"(moved to 2027)\""),
        Line(full: "Tanner, Barry / Montoya, Marjorie", means: "also says"),
        Line(full: "Tanner, Barry, sub for Lee, Kim", means: "also says \"sub for Lee, Kim\""),
        Line(last: "Tanner", first: "Barry & Kim", means: "also says \"& Kim\""),
        Line(ids: ["00123"], full: "Tanner, Barry NOT LEAVING", means: "also says \"NOT LEAVING\""),
        Line(ids: ["00123"], last: "Tanner", first: "Barry RESCINDED", means: "also says \"RESCINDED\""),
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
        Line(
            ids: ["00123"],
            full: "Stranger, Joe",
            means: "is Tanner, Barry (00123)'s, but the line says \"Stranger, Joe\"; correct the line or, "
                + "if the Employee ID \"00123\" decides, accept it with --match-by id"
        ),
        Line(email: "btanner@d.example", last: "Stranger", first: "Joe", means: "--match-by email"),
        Line(username: "btanner", full: "Stranger, Joe", means: "--match-by username"),
        Line(username: "btanner@elsewhere.example", means: "--match-by username"),
        Line(ids: ["123"], means: "did you mean 00123 (Tanner, Barry)? If so, accept it with --match-by id"),
        Line(full: "Tanner, Barry Jerome", means: "--match-by name"),
        Line(
            last: "Taner",
            first: "Barry",
            means: "did you mean \"Tanner, Barry\"? If so, accept it with --match-by name"
        ),
        Line(
            full: "Tanner Barry",
            means: "did you mean \"Tanner, Barry\"? If so, accept it with --match-by name"
        ),
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
        Line(ids: ["123"], last: "Montoya", first: "Marjorie", means: "(or is it 00123 (Tanner, Barry)?)"),
        Line(full: "Ray, John C.", means: "\"Ray, John A (00130)\" and \"Ray, John B. (00131)\" are"),
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

    @Test func `an ID that resembles that of somebody with quite another name suggests nobody`() throws {
        do {
            _ = try outcome(
                of: Line(ids: ["123"], full: "Stranger, Joe", means: ""),
                on: CivilDate(reading: "2026-12-18")
            )
            Issue.record("accepted")
        } catch let bad as BadRows {
            #expect(bad.details == ["l: no person has the Employee ID \"123\""])
        }
    }

    @Test func `a line that says that nobody leaves is no departure`() throws {
        var row = DepartureRow(origin: "l")
        row.username = "btanner"
        row.lastDay = try CivilDate(reading: "2026-12-18")
        row.stays = NamedText(name: "Action", text: "Resignation rescinded")
        let bad = #expect(throws: BadRows.self) { try queue([row]) }
        #expect(bad?.faults.first.map(\.question) == [.leavesOutStaying])
        #expect(try queue([row], confirmed: ListQuestion.leavingOut).leftOut.map(\.known) == ["btanner"])
    }

    @Test func `a column that is not understood and has the IDs of other people refuses the list`() throws {
        let rows = try [("btanner", "00123"), ("mmontoya", "00124")].map { username, id in
            var row = DepartureRow(origin: "l")
            row.username = username
            row.lastDay = try CivilDate(reading: "2026-12-18")
            row.unread = [NamedText(name: "Nbr", text: id)]
            return row
        }
        let bad = #expect(throws: BadRows.self) { try queue(rows) }
        #expect(bad?.details.count == 1 && bad?.details[0].contains("--column \"Nbr=District ID\"") == true)
        #expect(try queue([rows[0]]).queued.count == 1)
    }

    private func queue(_ rows: [DepartureRow], confirmed: Set<ListQuestion> = []) throws
        -> BatchQueueing.Outcome
    {
        try district.run("queue --from") {
            try BatchQueueing.decide(rows, confirmed: confirmed, in: $0, under: $1, on: $2)
        }
    }

    private func row(_ username: String, _ lastDay: String, _ reason: String? = nil) throws -> DepartureRow {
        var row = DepartureRow(origin: "l")
        (row.username, row.reason) = (username, reason)
        row.lastDay = try CivilDate(reading: lastDay)
        return row
    }

    @Test
    func `a corrected list moves those who are queued for another day, and says who is no longer on it`()
        throws
    {
        _ = try queue([
            row("btanner", "2026-12-18", "Moves"), row("twin1", "2026-12-18"), row("twin2", "2026-12-18"),
        ])
        let corrected = [try row("btanner", "2026-12-18", "Retires"), try row("twin1", "2026-12-22")]
        let bad = #expect(throws: BadRows.self) { try queue(corrected) }
        #expect(bad?.faults.first.map(\.question) == [.movesQueued])
        let outcome = try queue(corrected, confirmed: [.movesQueued])
        #expect(outcome.moved.map(\.account.username) == ["twin1"])
        #expect(outcome.noLongerListed.map(\.account.username) == ["twin2"])
        #expect(outcome.otherReasons.map(\.known) == ["Moves"])
        let days = try district.store.read {
            try $0.departures(.queued).map(\.offboarding.lastDay.description)
        }
        #expect(days.sorted() == ["2026-12-18", "2026-12-18", "2026-12-22"])
    }

    @Test func `another list says nothing of the people who were queued before`() throws {
        _ = try queue([row("btanner", "2026-12-18"), row("twin1", "2026-12-18")])
        #expect(try queue([row("twin2", "2026-12-18")]).noLongerListed.isEmpty)
    }

    @Test func `a last day of today is accepted for tonight`() throws {
        let today = [try row("btanner", "2026-11-30")]
        #expect(throws: BadRows.self) { try queue(today) }
        let outcome = try district.run("queue --from") {
            try BatchQueueing.decide(today, closingTonight: true, in: $0, under: $1, on: $2)
        }
        #expect(outcome.queued.count == 1)
    }
}
