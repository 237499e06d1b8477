import LastdayMessages
import LastdayCore
import LastdayTestKit
import Testing

/// Departures of a person who has two accounts, each of which ends the same employment.
@Suite struct TwoAccountsTests {
    private let district: District

    init() throws {
        district = try District(at: "2026-11-30T09:00")
        try district.importRow("jdoe", contact: true, try .at("0860", from: "2005-08-01", .of("Teacher")))
        var second = FeedRow(origin: "test")
        second.username = "jdoe2"
        second.districtID = "id-jdoe"
        try district.take([second])
    }

    private let before = ["#0860 (08/01/2005 - )", "Teacher, Hillside ( - )"]

    private func ended(_ date: String) -> [String] {
        ["#0860 (08/01/2005 - \(date))", "Teacher, Hillside ( - \(date))"]
    }

    @discardableResult
    private func cancel(_ username: String) throws -> Cancelling.Outcome {
        try district.run("cancel") { try Cancelling.decide(username, in: $0, under: $1, on: $2) }
    }

    private func list(_ lastDay: String) throws -> BatchQueueing.Outcome {
        let rows = try ["jdoe", "jdoe2"].enumerated().map { index, username in
            var row = DepartureRow(origin: "list.csv, line \(index + 2)")
            row.username = username
            row.lastDay = try CivilDate(reading: lastDay)
            return row
        }
        return try district.run("queue --from") { try BatchQueueing.decide(rows, in: $0, under: $1, on: $2) }
    }

    private var formIsDue: Bool {
        get throws { try district.store.read { try $0.contacts().contains(where: \.person.owesContactForm) } }
    }

    @Test func `the departure queued last sets the End Date, and cancelling both in any order restores it`()
        throws
    {
        for order in [["jdoe", "jdoe2"], ["jdoe2", "jdoe"]] {
            try district.queue("jdoe", "2026-12-18")
            let outcome = try district.queue("jdoe2", "2026-12-31")
            #expect(outcome.consequences.otherDepartures.map(\.account.username) == ["jdoe"])
            #expect(try district.employments("jdoe") == ended("12/31/2026"))
            try cancel(order[0])
            #expect(
                try district.employments("jdoe")
                    == ended(order[0] == "jdoe" ? "12/31/2026" : "12/18/2026")
            )
            #expect(try formIsDue)
            try cancel(order[1])
            #expect(try district.employments("jdoe") == before)
            #expect(try !formIsDue)
        }
    }

    @Test func `while one account still leaves, cancelling the other reopens nothing and reports that`()
        throws
    {
        let named = ["employment \(ended("12/18/2026")[0])", "assignment \(ended("12/18/2026")[1])"]
        for enter in [
            // The list comes first, because it does not queue again what has been cancelled.
            { _ = try list("2026-12-18") },
            {
                try district.queue("jdoe", "2026-12-18")
                try district.queue("jdoe2", "2026-12-18")
            },
        ] {
            try enter()
            let outcome = try cancel("jdoe")
            #expect(outcome.leftAlone == [])
            #expect(outcome.stillEnded.map(\.record.description) == named)
            #expect(outcome.stillEnded.map(\.username) == ["jdoe2", "jdoe2"])
            #expect(try district.employments("jdoe") == ended("12/18/2026"))
            try cancel("jdoe2")
            #expect(try district.employments("jdoe") == before)
        }
    }

    @Test func `moving the departure queued first takes effect once the other is cancelled`() throws {
        try district.queue("jdoe", "2026-12-18")
        try district.queue("jdoe2", "2026-12-31")
        let moved = try district.run("reschedule") {
            try Rescheduling.decide(
                "jdoe",
                to: try CivilDate(reading: "2027-01-15"),
                in: $0,
                under: $1,
                on: $2
            )
        }
        #expect(moved.leftAlone == [] && moved.stillEnded.count == 2)
        #expect(try district.employments("jdoe") == ended("12/31/2026"))
        try cancel("jdoe2")
        #expect(try district.employments("jdoe") == ended("01/15/2027"))
        try cancel("jdoe")
        #expect(try district.employments("jdoe") == before)
    }

    @Test func `employments ended by the other account's completed departure stay ended`() throws {
        try district.queue("jdoe", "2026-12-18")
        try district.queue("jdoe2", "2026-11-20", .now)
        #expect(try district.employments("jdoe") == ended("11/20/2026"))
        let outcome = try cancel("jdoe")
        #expect(outcome.stillEnded.map(\.username) == ["jdoe2", "jdoe2"] && outcome.leftAlone == [])
        #expect(try district.employments("jdoe") == ended("11/20/2026"))
        #expect(try formIsDue)
    }
}
