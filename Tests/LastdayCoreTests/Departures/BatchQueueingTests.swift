import LastdayMessages
import LastdayCore
import LastdayTestKit
import Testing

@Suite struct BatchQueueingTests {
    private let district: District

    init() throws {
        district = try District(at: "2026-11-30T09:00")
        for username in ["keltnerc", "marshd", "leep"] {
            try district.importRow(username, try .at("0860", from: "2005-08-01", to: nil, .of("Teacher")))
        }
    }

    private func row(
        _ number: Int,
        _ username: String? = nil,
        id: String? = nil,
        email: String? = nil,
        name: (last: String, first: String)? = nil,
        _ lastDay: String
    ) throws -> DepartureRow {
        var row = DepartureRow(origin: "list.csv, line \(number)")
        row.username = username
        row.identifiers = id.map { [NamedText(name: "Employee ID", text: $0)] } ?? []
        row.email = email
        row.lastName = name?.last
        row.firstName = name?.first
        row.lastDay = try CivilDate(reading: lastDay)
        return row
    }

    @discardableResult
    private func queue(_ rows: DepartureRow...) throws -> BatchQueueing.Outcome {
        try district.run("queue --from") { try BatchQueueing.decide(rows, in: $0, under: $1, on: $2) }
    }

    private func departures() throws -> [String] {
        try district.store.read { try $0.departures(nil) }.map {
            "\($0.account.username) \($0.offboarding.lastDay)"
        }
    }

    @Test func `every line is entered as if it were queued by itself`() throws {
        let outcome = try queue(row(2, "keltnerc", "2026-12-18"), row(3, "marshd", "2027-06-04"))
        #expect(outcome.queued.map(\.outcome.account.username) == ["keltnerc", "marshd"])
        #expect(try departures() == ["keltnerc 2026-12-18", "marshd 2027-06-04"])
        #expect(try district.employments("marshd").first == "#0860 (08/01/2005 - 06/04/2027)")
        try district.run("cancel") { try Cancelling.decide("marshd", in: $0, under: $1, on: $2) }
        #expect(try district.employments("marshd").first == "#0860 (08/01/2005 - )")
        #expect(try district.employments("keltnerc").first == "#0860 (08/01/2005 - 12/18/2026)")
    }

    @Test func `the same list again changes nothing, and a longer one queues only what is new`() throws {
        try queue(row(2, "keltnerc", "2026-12-18"))
        let audit = try district.audit()
        let again = try queue(row(2, "keltnerc", "2026-12-18"), row(3, "keltnerc", "2026-12-18"))
        #expect(again.queued.isEmpty && again.queuedBefore.map(\.username) == ["keltnerc"])
        #expect(try district.audit() == audit)
        let longer = try queue(row(2, "keltnerc", "2026-12-18"), row(3, "leep", "2026-12-18"))
        #expect(longer.queued.map(\.outcome.account.username) == ["leep"])
    }

    @Test func `queueing the same list after its midnight changes nothing`() throws {
        try queue(row(2, "keltnerc", "2026-12-18"))
        try district.setClock("2026-12-19T00:00")
        try district.sweep()
        let again = try queue(row(2, "keltnerc", "2026-12-18"))
        #expect(again.leftBefore.map(\.username) == ["keltnerc"])
        #expect(try departures().count == 1)
    }

    @Test func `a list with a bad line queues nothing, and every bad line is reported`() throws {
        let instant = "closed at once, inactive since Sun 2026-11-01 00:00 MDT (29 days ago)"
        #expect(
            try badLines {
                try queue(
                    row(2, "keltnerc", "2026-12-18"),
                    row(3, "keltnerk", "2026-12-18"),
                    row(4, "marshd", "2026-10-31"),
                    row(5, "keltnerc", "2026-12-19"),
                    row(6, id: "9", "2026-12-18"),
                    row(7, nil, "2026-12-18")
                )
            } == [
                "list.csv, line 3: no account \"keltnerk\"; did you mean \"keltnerc\"?",
                "list.csv, line 4: 2026-10-31 is in the past: the account would be \(instant); "
                    + "give a later date, or queue the list with --now",
                "list.csv, line 5: keltnerc is also in list.csv, line 2, with a different last day",
                "list.csv, line 6: no person has the Employee ID \"9\"",
                "list.csv, line 7: names nobody; a line needs a Username, an Employee ID, an Email or a full name",
            ]
        )
        #expect(try departures().isEmpty)
    }

    @Test func `a person is found by identifier, by email address, or by a unique name`() throws {
        var lee = FeedRow(origin: "test")
        lee.username = "leep"
        lee.email = .value("Pat.Lee@example.org")
        try district.take([lee])
        let outcome = try queue(
            row(2, id: "id-keltnerc", "2026-12-18"),
            row(3, name: ("MARSHD", "pat"), "2026-12-18"),
            row(4, email: "pat.lee@example.org", "2026-12-18")
        )
        #expect(outcome.queued.map(\.outcome.account.username) == ["keltnerc", "marshd", "leep"])
    }

    @Test func `a name that several people share is refused`() throws {
        var duplicate = FeedRow(origin: "test")
        duplicate.username = "marshd2"
        duplicate.districtID = "other"
        duplicate.lastName = .value("Marshd")
        duplicate.firstName = .value("Pat")
        try district.take([duplicate])
        let fault =
            "2 people have the name \"Marshd, Pat\": \"Marshd, Pat (id-marshd)\", \"Marshd, Pat (other)\"; "
            + "add a Username or an Employee ID"
        #expect(
            try badLines {
                try queue(row(2, name: ("Marshd", "Pat"), "2026-12-18"))
            } == ["list.csv, line 2: \(fault)"]
        )
    }

    @Test func `a username and identifier of two people are refused, but another name is only reported`()
        throws
    {
        #expect(
            try badLines { try queue(row(2, "keltnerc", id: "id-marshd", "2026-12-18")) } == [
                "list.csv, line 2: the username \"keltnerc\" is Keltnerc, Pat's, "
                    + "but the Employee ID \"id-marshd\" is Marshd, Pat's; correct the line"
            ]
        )
        let outcome = try queue(row(2, "keltnerc", name: ("Smith", "Pat"), "2026-12-18"))
        #expect(
            outcome.warnings.map(\.description) == [
                "list.csv, line 2: \"Smith, Pat\" is on record as \"Keltnerc, Pat\""
            ]
        )
    }

    @Test func `if a person has several accounts, none is guessed, but a list may name each of them`() throws
    {
        var second = FeedRow(origin: "test")
        second.username = "marshd-admin"
        second.districtID = "id-marshd"
        try district.take([second])
        let fault = "\"Marshd, Pat\" has several accounts (marshd, marshd-admin); add a Username column"
        #expect(
            try badLines {
                try queue(row(2, id: "id-marshd", "2026-12-18"))
            } == ["list.csv, line 2: \(fault)"]
        )
        let outcome = try queue(row(2, "marshd", "2026-12-18"), row(3, "marshd-admin", "2026-12-18"))
        #expect(outcome.queued.map { $0.outcome.consequences.employments.count } == [1, 0])
        #expect(outcome.queued.allSatisfy { $0.outcome.consequences.otherAccounts.isEmpty })
    }

    @Test func `an account reinstated since the list closed it stays in use, and the rest is queued`() throws
    {
        try queue(row(2, "keltnerc", "2026-12-18"))
        try district.setClock("2026-12-19T00:00")
        try district.sweep()
        try district.run("reinstate") {
            try Reinstating.decide("keltnerc", expiresOn: nil, in: $0, under: $1, on: $2)
        }
        try district.setClock("2026-12-20T09:00")
        let again = try queue(row(2, "keltnerc", "2026-12-18"), row(3, "marshd", "2027-06-04"))
        #expect(again.inUseAgain.map(\.username) == ["keltnerc"] && again.leftBefore.isEmpty)
        #expect(again.queued.map(\.outcome.account.username) == ["marshd"])
    }

    @Test func `a cancelled departure stays cancelled when the list is queued again, unless its day differs`()
        throws
    {
        try queue(row(2, "keltnerc", "2026-12-18"))
        try district.setClock("2026-12-01T09:00")
        try district.run("cancel") { try Cancelling.decide("keltnerc", in: $0, under: $1, on: $2) }
        let again = try queue(row(2, "keltnerc", "2026-12-18"))
        #expect(again.queued.isEmpty && again.cancelledBefore.map(\.account.username) == ["keltnerc"])
        let changed = try queue(row(2, "keltnerc", "2026-12-31"))
        #expect(changed.queued.count == 1 && changed.cancelledBefore.isEmpty)
    }

    @Test func `a moved departure keeps its day when the list is queued again, and a new day is refused`()
        throws
    {
        try queue(row(2, "keltnerc", "2026-12-18"))
        try district.setClock("2026-12-01T09:00")
        try district.run("reschedule") {
            try Rescheduling.decide(
                "keltnerc",
                to: CivilDate(reading: "2026-12-31"),
                in: $0,
                under: $1,
                on: $2
            )
        }
        let again = try queue(row(2, "keltnerc", "2026-12-18"), row(3, "marshd", "2027-06-04"))
        #expect(again.movedBefore.map(\.offboarding.lastDay.description) == ["2026-12-31"])
        #expect(again.queued.map(\.outcome.account.username) == ["marshd"])
        let fault =
            "keltnerc is already queued for 2026-12-31; "
            + "move it with --move, or first with: lastday reschedule keltnerc --last-day 2027-01-15"
        #expect(
            try badLines {
                try queue(row(2, "keltnerc", "2027-01-15"))
            } == ["list.csv, line 2: \(fault)"]
        )
        try district.setClock("2027-01-01T00:00")
        try district.sweep()
        #expect(try queue(row(2, "keltnerc", "2026-12-18")).leftBefore.map(\.username) == ["keltnerc"])
    }

    @Test func `two open employments make a bad line, with advice that applies to a list`() throws {
        try district.importRow("keltnerc", try .at("0411", from: "2020-08-01"))
        let displayText = "(1: #0860 (08/01/2005 - ); 4: #0411 (08/01/2020 - ))"
        let fault =
            "list.csv, line 2: keltnerc has 2 open employments \(displayText); add --every-employment, "
            + "or remove the line and queue the account by itself with --employment NUMBER"
        #expect(try badLines { try queue(row(2, "keltnerc", "2026-12-18")) } == [fault])
    }

    @Test func `bad cells are reported among the other faults, in the order of the lines`() throws {
        var bad = try row(3, "marshd", "2026-12-18")
        bad.faults = ["list.csv, line 3, column Last Day: blank", "list.csv, line 3, column Reason: odd"]
        do {
            try queue(row(2, "nobody", "2026-12-18"), bad, row(4, "leep", "2026-10-31"))
            Issue.record("entered")
        } catch let faults as BadRows {
            #expect(
                faults.details.map { String($0.prefix(16)) } == [2, 3, 3, 4].map { "list.csv, line \($0)" }
            )
            #expect(faults.faults.count == 3)
        }
    }
}
