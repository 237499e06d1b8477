import LastdayTestKit
import Testing

import LastdayMessages
@testable import LastdayCore

/// Departures of a person with two employments: the account expires with the last of them.
@Suite struct OneOfTwoEmploymentsTests {
    private let district: District
    private let first = "#0860 (08/01/2005 - )"

    init() throws {
        district = try District(at: "2026-11-30T09:00")
        try district.importRow(
            "keltnerc",
            try .at("0860", from: "2005-08-01"),
            try .at("0411", from: "2020-08-01", .of("Coach"))
        )
    }

    private func second(_ end: String) -> [String] {
        ["#0411 (08/01/2020 - \(end))", "Coach, Hillside ( - \(end))"]
    }

    @discardableResult
    private func end(_ number: Int64, _ lastDay: String?, _ timing: Queueing.Request.Timing = .planned) throws
        -> Queueing.Outcome
    {
        try district.queue("keltnerc", lastDay, timing, employments: .numbered([number]))
    }

    private func firstEnds(_ date: String) throws {
        var employment = try FeedEmployment.at("0860", from: "2005-08-01")
        employment.endDate = .value(try CivilDate(reading: date))
        try district.importRow("keltnerc", employment)
    }

    private func cancel() throws -> Cancelling.Outcome {
        try district.run("cancel") { try Cancelling.decide("keltnerc", in: $0, under: $1, on: $2) }
    }

    private func move(_ date: String) throws -> UserAccount {
        try district.run("reschedule") {
            try Rescheduling.decide("keltnerc", to: try CivilDate(reading: date), in: $0, under: $1, on: $2)
        }.account
    }

    private func state() throws -> [Offboarding.State] {
        let number = try district.account("keltnerc").number
        return try district.store.read { try $0.offboardings(of: number).map(\.state) }
    }

    @Test func `ending one employment ends its assignments, and the account stays open for the other`() throws
    {
        let outcome = try end(2, "2026-12-18")
        #expect(outcome.offboarding.keepsAccount)
        #expect(outcome.consequences.continuing.map(\.number) == [1])
        #expect(try district.account("keltnerc").expiresOn == nil)
        #expect(try district.employments("keltnerc") == [first] + second("12/18/2026"))
        #expect(try end(2, "2026-12-18").wasQueuedBefore)
        try district.setClock("2026-12-19T00:00")
        let progress = try district.sweep()
        #expect(progress.closed == 0 && progress.contradicted.isEmpty)
        #expect(try district.standing("keltnerc") == "active")
        #expect(try state() == [.completed])
        let report = try district.store.read {
            try Reporting.closed(since: nil, in: $0, under: district.policy)
        }
        #expect(report.isEmpty)
    }

    @Test func `the account closes too on request`() throws {
        let outcome = try district.queue(
            "keltnerc",
            "2026-12-18",
            employments: .numbered([2]),
            accountToo: true
        )
        #expect(!outcome.offboarding.keepsAccount)
        #expect(outcome.account.expiresOn?.description == "2026-12-18")
    }

    @Test func `cancelling restores the employment and does not touch the Expires Date`() throws {
        try end(2, "2026-12-18")
        try district.add("keltnerc", expires: "2027-06-30")
        let outcome = try cancel()
        #expect(outcome.restoredExpiresOn && outcome.account.expiresOn?.description == "2027-06-30")
        #expect(try district.employments("keltnerc") == [first] + second(""))
    }

    @Test func `the other employment's End Date becomes the Expires Date until the departure is cancelled`()
        throws
    {
        try firstEnds("2027-06-30")
        let outcome = try end(2, "2026-12-18")
        #expect(outcome.account.expiresOn?.description == "2027-06-30")
        #expect(outcome.offboarding.enteredExpiresOn?.description == "2027-06-30")
        #expect(try cancel().account.expiresOn == nil)
    }

    @Test func `an earlier Expires Date of the account is left as it is`() throws {
        try firstEnds("2027-06-30")
        try district.add("keltnerc", expires: "2027-01-31")
        #expect(try end(2, "2026-12-18").account.expiresOn?.description == "2027-01-31")
        #expect(try cancel().account.expiresOn?.description == "2027-01-31")
    }

    @Test func `if the other employment ends earlier, the account closes with the departure`() throws {
        try firstEnds("2026-12-01")
        let outcome = try end(2, "2026-12-18")
        #expect(!outcome.offboarding.keepsAccount && outcome.account.expiresOn?.description == "2026-12-18")
    }

    @Test func `a departure moved past the other employment's End Date moves the Expires Date with it`()
        throws
    {
        try firstEnds("2027-06-30")
        try end(2, "2026-12-18")
        #expect(try move("2027-01-31").expiresOn?.description == "2027-06-30")
        #expect(try move("2027-07-31").expiresOn?.description == "2027-07-31")
        #expect(try cancel().account.expiresOn == nil)
        #expect(try district.employments("keltnerc").suffix(2) == second("")[...])
    }

    @Test func `a departure moved while the other employment goes on leaves the account open`() throws {
        try end(2, "2026-12-18")
        #expect(try move("2027-01-31").expiresOn == nil)
        #expect(try district.employments("keltnerc") == [first] + second("01/31/2027"))
    }

    @Test func `ending one employment with now leaves the account open`() throws {
        let outcome = try end(2, "2026-11-20", .now)
        #expect(outcome.account.closing == nil && outcome.offboarding.state == .completed)
        #expect(try district.standing("keltnerc") == "active")
        #expect(try district.employments("keltnerc") == [first] + second("11/20/2026"))
    }

    @Test func `queueing the other employment later closes the account, and each keeps its End Date`() throws
    {
        try end(2, "2026-12-18")
        for employments in [Queueing.Request.Employments.numbered([1]), .only] {
            let outcome = try district.queue("keltnerc", "2027-01-31", employments: employments)
            #expect(outcome.account.expiresOn?.description == "2027-01-31")
            #expect(
                try district.employments("keltnerc") == ["#0860 (08/01/2005 - 01/31/2027)"]
                    + second("12/18/2026")
            )
            #expect(try state().first == .completed)
            #expect(try cancel().account.expiresOn == nil)
            #expect(try district.employments("keltnerc") == [first] + second("12/18/2026"))
        }
    }

    @Test func `a departure that closes the account cannot be queued again to keep it, or vice versa`() throws
    {
        let day = try CivilDate(reading: "2026-12-18")
        try end(2, "2026-12-18")
        for timing in [Queueing.Request.Timing.planned, .now] {
            #expect(throws: Refusal.queuedKeeping("keltnerc", day)) {
                try district.queue(
                    "keltnerc",
                    timing == .now ? nil : "2026-12-18",
                    timing,
                    employments: .every
                )
            }
        }
        _ = try cancel()
        try district.queue("keltnerc", "2026-12-18", employments: .every)
        #expect(throws: Refusal.queuedClosing("keltnerc", day)) { try end(2, "2026-12-11") }
    }

    @Test func `an Expires Date from a feed is not on purpose because an employment's departure is queued`()
        throws
    {
        district.policy = Policy(zone: district.policy.zone, hold: HoldLimit(percent: 0, count: 0))
        try end(2, "2026-12-18")
        try district.add("keltnerc", expires: "2026-12-18")
        try district.setClock("2026-12-19T00:00")
        #expect(try district.sweep().hold?.count == 1)
    }

    @Test func `reinstating the account leaves the employment's departure queued`() throws {
        try end(2, "2026-12-18")
        try district.run("disable") { try Disabling.decide("keltnerc", in: $0, under: $1, on: $2) }
        let outcome = try district.run("reinstate") {
            try Reinstating.decide("keltnerc", expiresOn: nil, in: $0, under: $1, on: $2)
        }
        #expect(outcome.cancelled == nil)
        #expect(try state() == [.queued])
    }

    @Test func `a list with two open employments is refused, unless every employment is to end`() throws {
        var row = DepartureRow(origin: "list.csv, line 2")
        row.username = "keltnerc"
        row.lastDay = try CivilDate(reading: "2026-12-18")
        #expect(throws: BadRows.self) {
            try district.run("queue --from") { try BatchQueueing.decide([row], in: $0, under: $1, on: $2) }
        }
        let outcome = try district.run("queue --from") {
            try BatchQueueing.decide([row], employments: .every, in: $0, under: $1, on: $2)
        }
        #expect(outcome.queued.first?.outcome.account.expiresOn == row.lastDay)
    }
}
