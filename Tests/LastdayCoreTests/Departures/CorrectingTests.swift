import LastdayMessages
import LastdayCore
import LastdayTestKit
import Testing

/// The true last day, entered after the departure is completed.
@Suite struct CorrectingTests {
    private let district: District

    init() throws {
        district = try District(at: "2026-11-30T09:00")
        try district.importRow("rmarsh", .at("0860", from: "2010-08-01", .of("Teacher")))
        try district.queue("rmarsh", "2026-12-18")
        try district.setClock("2026-12-19T00:00")
        try district.sweep()
        try district.setClock("2026-12-24T09:00")
    }

    private func reschedule(_ lastDay: String) throws {
        let lastDay = try CivilDate(reading: lastDay)
        _ = try district.run { try Rescheduling.decide("rmarsh", to: lastDay, in: $0, under: $1, on: $2) }
    }

    private func check(_ lastDay: String, _ shown: String) throws {
        #expect(try district.account("rmarsh").expiresOn?.description == lastDay)
        #expect(try district.account("rmarsh").closing != nil)
        #expect(try district.standing("rmarsh").contains("disabled"))
        let employments = try district.employments("rmarsh")
        #expect(employments.count == 2 && employments.allSatisfy { $0.contains(shown) })
        let departures = try district.store.read { try $0.departures(.completed) }
        #expect(departures.map(\.offboarding.lastDay.description) == [lastDay])
    }

    @Test(arguments: [
        ("2026-12-10", "12/10/2026"), ("2026-12-23", "12/23/2026"), ("2026-12-24", "12/24/2026"),
    ])
    func
        `the last day, the Expires Date and every End Date are corrected, and a reinstatement still opens all`(
            lastDay: String,
            shown: String
        ) throws
    {
        try reschedule(lastDay)
        try check(lastDay, shown)
        let outcome = try district.run {
            try Reinstating.decide("rmarsh", expiresOn: nil, in: $0, under: $1, on: $2)
        }
        #expect(outcome.restored.count == 2)
        #expect(try district.employments("rmarsh").allSatisfy { !$0.contains("2026") })
    }

    @Test(arguments: [("2026-12-10", "12/10/2026"), ("2026-12-23", "12/23/2026")])
    func `queueing somebody who has left with the true day corrects the same departure`(
        lastDay: String,
        shown: String
    ) throws {
        let outcome = try district.queue("rmarsh", lastDay, .now)
        #expect(outcome.wasOutOfUse && outcome.consequences.employments.count == 1)
        #expect(outcome.consequences.assignments.count == 1)
        try check(lastDay, shown)
    }

    @Test func `the day of somebody who has left is not moved into the future`() throws {
        #expect(throws: Refusal.self) { try reschedule("2026-12-25") }
        try check("2026-12-18", "12/18/2026")
    }

    @Test func `a departure that was taken back is not corrected`() throws {
        _ = try district.run {
            try Reinstating.decide("rmarsh", expiresOn: nil, in: $0, under: $1, on: $2)
        }
        #expect(throws: Refusal.notQueued("rmarsh")) { try reschedule("2026-12-10") }
    }
}
