import LastdayTestKit
import Testing

import LastdayMessages
@testable import LastdayCore

/// The guide's steps 1 to 9: ending a District Employment and its assignments.
@Suite struct EmploymentTests {
    private let district: District

    init() throws {
        district = try District(at: "2026-11-30T09:00")
        try district.importRow(
            "keltnerc",
            try .at(
                "0860",
                from: "2005-08-01",
                to: nil,
                .of("Teacher", from: "2005-08-01"),
                .of("Coach", from: "2010-08-01", to: "2012-06-01"),
                .of("Tutor", from: "2026-08-01", to: "2027-06-01", specialEd: true)
            )
        )
    }

    private let before = [
        "#0860 (08/01/2005 - )", "Teacher, Hillside (08/01/2005 - )",
        "Coach, Hillside (08/01/2010 - 06/01/2012)",
        "Tutor, Hillside (08/01/2026 - 06/01/2027)",
    ]

    @Test func `a departure ends the employment and every open assignment`() throws {
        let outcome = try district.queue("keltnerc", "2026-12-18")
        #expect(
            try district.employments("keltnerc") == [
                "#0860 (08/01/2005 - 12/18/2026)", "Teacher, Hillside (08/01/2005 - 12/18/2026)",
                "Coach, Hillside (08/01/2010 - 06/01/2012)", "Tutor, Hillside (08/01/2026 - 12/18/2026)",
            ]
        )
        #expect(outcome.consequences.employments.map(\.number) == [1])
        #expect(outcome.consequences.assignments.map(\.title) == ["Teacher", "Tutor"])
    }

    @Test func `assignments that end before the last day anyway keep their date`() throws {
        try district.queue("keltnerc", "2027-07-01")
        #expect(try district.employments("keltnerc").last == "Tutor, Hillside (08/01/2026 - 06/01/2027)")
    }

    @Test func `assignments stay open on request`() throws {
        let outcome = try district.queue("keltnerc", "2026-12-18", keepsAssignments: true)
        #expect(
            try district.employments("keltnerc") == ["#0860 (08/01/2005 - 12/18/2026)"] + before.dropFirst()
        )
        #expect(outcome.consequences.keptAssignments.map(\.title) == ["Teacher", "Tutor"])
    }

    @Test func `cancelling restores every End Date`() throws {
        try district.queue("keltnerc", "2026-12-18")
        let outcome = try district.run("cancel") {
            try Cancelling.decide("keltnerc", in: $0, under: $1, on: $2)
        }
        #expect(try district.employments("keltnerc") == before)
        #expect(outcome.leftAlone.isEmpty)
    }

    @Test func `a record changed in between is left alone and named`() throws {
        try district.queue("keltnerc", "2026-12-18")
        let tutor = try #require(try district.store.read { try $0.assignment(3) })
        var changed = tutor
        changed.endDate = try CivilDate(reading: "2026-12-01")
        _ = try district.run { [changed] records, _, _ in
            let account = try records.existingAccount(named: "keltnerc")
            return Decision([Event(.imported, to: account, [Change(from: tutor, to: changed)])], ())
        }
        let outcome = try district.run("cancel") {
            try Cancelling.decide("keltnerc", in: $0, under: $1, on: $2)
        }
        #expect(
            outcome.leftAlone.map(\.description) == ["assignment Tutor, Hillside (08/01/2026 - 12/01/2026)"]
        )
        #expect(
            try district.employments("keltnerc")
                == before.dropLast() + ["Tutor, Hillside (08/01/2026 - 12/01/2026)"]
        )
    }

    @Test func `rescheduling moves every End Date, and cancelling still restores the original ones`()
        throws
    {
        try district.queue("keltnerc", "2026-12-18")
        try district.run("reschedule") {
            try Rescheduling.decide(
                "keltnerc",
                to: CivilDate(reading: "2027-01-15"),
                in: $0,
                under: $1,
                on: $2
            )
        }
        #expect(
            try district.employments("keltnerc") == [
                "#0860 (08/01/2005 - 01/15/2027)", "Teacher, Hillside (08/01/2005 - 01/15/2027)",
                "Coach, Hillside (08/01/2010 - 06/01/2012)", "Tutor, Hillside (08/01/2026 - 01/15/2027)",
            ]
        )
        try district.run("cancel") { try Cancelling.decide("keltnerc", in: $0, under: $1, on: $2) }
        #expect(try district.employments("keltnerc") == before)
    }

    @Test func `reinstating cancels a queued departure and restores everything that it ended`() throws {
        try district.queue("keltnerc", "2026-12-18")
        try district.run("disable") { try Disabling.decide("keltnerc", in: $0, under: $1, on: $2) }
        try district.run("reinstate") {
            try Reinstating.decide("keltnerc", expiresOn: nil, in: $0, under: $1, on: $2)
        }
        #expect(try district.employments("keltnerc") == before)
    }

    @Test func `if two employments are open, none is guessed`() throws {
        try district.importRow("keltnerc", try .at("0411", from: "2020-08-01"))
        do {
            try district.queue("keltnerc", "2026-12-18")
            Issue.record("one was guessed")
        } catch let refusal as Refusal {
            #expect(
                refusal.details == [
                    "employment 1: #0860 (08/01/2005 - )", "employment 2: #0411 (08/01/2020 - )",
                ]
            )
            #expect(refusal.kind == .usage)
        }
        #expect(throws: Refusal.self) {
            try district.queue("keltnerc", "2026-12-18", employments: .numbered([7]))
        }
        try district.queue("keltnerc", "2026-12-18", employments: .numbered([2]))
        #expect(try district.employments("keltnerc") == before + ["#0411 (08/01/2020 - 12/18/2026)"])
    }

    @Test func `every open employment ends on request`() throws {
        try district.importRow(
            "keltnerc",
            try .at("0411", from: "2020-08-01"),
            try .at("0100", to: "2020-06-30")
        )
        let outcome = try district.queue("keltnerc", "2026-12-18", employments: .every)
        #expect(outcome.consequences.employments.map(\.number) == [1, 2])
    }

    @Test func `a person's other active account is named`() throws {
        var row = FeedRow(origin: "test")
        row.username = "keltner-admin"
        row.districtID = "id-keltnerc"
        try district.take([row])
        let outcome = try district.queue("keltnerc", "2026-12-18")
        #expect(outcome.consequences.otherAccounts.map(\.username) == ["keltner-admin"])
        #expect(try district.queue("keltner-admin", "2026-12-18").consequences.otherAccounts.isEmpty)
    }

    @Test func `documents that name the person are counted, and stay`() throws {
        let documents = (1...14).map { FeedDocument(kind: "IEP", reference: "IEP-\($0)", date: nil) }
        try district.importRow("keltnerc", documents: documents)
        #expect(try district.queue("keltnerc", "2026-12-18").consequences.documents == 14)
        try district.setClock("2026-12-19T00:00")
        try district.sweep()
        #expect(try district.store.read { try $0.all(Document.self, naming: 1).count } == 14)
    }

    @Test func `a Special Ed person is available through the End Date, but not on the day after`() throws {
        try district.queue("keltnerc", "2026-12-18")
        func team(_ day: String) throws -> [String] {
            let day = try CivilDate(reading: day)
            return try district.store.read { try Team.available(on: day, in: $0).map(\.person.name) }
        }
        #expect(try team("2026-12-18") == ["Keltnerc, Pat"])
        #expect(try team("2026-12-19") == [])
        #expect(try team("2026-07-31") == [])
    }

    @Test func `an AIM contact's departure makes the form due until it is marked as sent`() throws {
        try district.importRow("keltnerc", contact: true)
        #expect(try district.queue("keltnerc", "2026-12-18").consequences.person?.owesContactForm == true)
        try district.setClock("2026-12-19T00:00")
        #expect(try district.sweep().owingContactForm.map(\.person.name) == ["Keltnerc, Pat"])
        let person = try district.run { records, _, _ in try Contacting.done("keltnerc", in: records) }
        #expect(!person.owesContactForm && !person.isContact)
        #expect(throws: Refusal.noFormDue("keltnerc")) {
            try district.run { records, _, _ in try Contacting.done("keltnerc", in: records) }
        }
    }

    @Test func `once a contact's departure is cancelled, the form is no longer due`() throws {
        try district.importRow("keltnerc", contact: true)
        try district.queue("keltnerc", "2026-12-18")
        try district.run("cancel") { try Cancelling.decide("keltnerc", in: $0, under: $1, on: $2) }
        #expect(try district.store.read { try $0.contacts().map(\.person.owesContactForm) } == [false])
    }

    @Test func `marking a leaving person as a contact makes the form due until the departure is cancelled`()
        throws
    {
        try district.queue("keltnerc", "2026-12-18")
        let person = try district.run { records, _, _ in try Contacting.mark("keltnerc", in: records) }
        #expect(person.owesContactForm)
        try district.run("cancel") { try Cancelling.decide("keltnerc", in: $0, under: $1, on: $2) }
        #expect(try district.store.read { try $0.contacts().map(\.person.owesContactForm) } == [false])
    }

    @Test func `cancelling after the form was sent reports that the person is no longer a contact`() throws {
        try district.importRow("keltnerc", contact: true)
        try district.queue("keltnerc", "2026-12-18")
        _ = try district.run { records, _, _ in try Contacting.done("keltnerc", in: records) }
        let outcome = try district.run("cancel") {
            try Cancelling.decide("keltnerc", in: $0, under: $1, on: $2)
        }
        #expect(
            outcome.leftAlone.map(\.description) == [
                "the AIM contact mark of Keltnerc, Pat (the form is sent)"
            ]
        )
    }

    @Test func `open assignments of an ended employment end with the last day, and cancelling reopens them`()
        throws
    {
        try district.importRow("keltnerc", try .at("0860", from: "2005-08-01", to: "2026-11-20"))
        let ended = "#0860 (08/01/2005 - 11/20/2026)"
        let outcome = try district.queue("keltnerc", "2026-12-18")
        #expect(outcome.consequences.employments.isEmpty)
        #expect(outcome.consequences.assignments.map(\.title) == ["Teacher", "Tutor"])
        #expect(
            try district.employments("keltnerc")[0...1] == [
                ended, "Teacher, Hillside (08/01/2005 - 12/18/2026)",
            ]
        )
        try district.run("cancel") { try Cancelling.decide("keltnerc", in: $0, under: $1, on: $2) }
        #expect(try district.employments("keltnerc") == [ended] + before.dropFirst())
        try district.queue("keltnerc", nil, .now)
        #expect(try district.employments("keltnerc")[1] == "Teacher, Hillside (08/01/2005 - 11/30/2026)")
    }

    @Test
    func `the employment of an account out of use ends with a departure completed at once`()
        throws
    {
        var row = FeedRow(origin: "test")
        row.username = "keltnerc"
        row.expiresOn = .value(try CivilDate(reading: "2026-11-20"))
        try district.take([row])
        #expect(throws: Refusal.onlyEmploymentOpen("keltnerc", .standing(.expired))) {
            try district.queue("keltnerc", "2026-12-18")
        }
        try district.sweep()
        let account = try district.account("keltnerc")
        let outcome = try district.queue("keltnerc", nil, .now)
        #expect(outcome.wasOutOfUse && outcome.offboarding.state == .completed)
        #expect(try district.account("keltnerc") == account)
        #expect(try district.employments("keltnerc").first == "#0860 (08/01/2005 - 11/20/2026)")
        #expect(throws: Refusal.self) { try district.queue("keltnerc", nil, .now) }
    }

    @Test func `a disabled account's departure is completed early if the person has left`()
        throws
    {
        try district.queue("keltnerc", "2026-12-18")
        try district.run("disable") { try Disabling.decide("keltnerc", in: $0, under: $1, on: $2) }
        let outcome = try district.queue("keltnerc", "2026-11-25", .now)
        #expect(outcome.offboarding.number == 1 && outcome.offboarding.state == .completed)
        #expect(try district.employments("keltnerc").first == "#0860 (08/01/2005 - 11/25/2026)")
    }

    private func reinstate(
        leavingEnded leavesEnded: Bool = false,
        _ expires: String? = nil,
        tonight: Bool = false
    ) throws
        -> Reinstating.Outcome
    {
        let date = try expires.map { try CivilDate(reading: $0) }
        return try district.run("reinstate") {
            try Reinstating.decide(
                "keltnerc",
                expiresOn: date,
                acceptingToday: tonight,
                leavingEnded: leavesEnded,
                in: $0,
                under: $1,
                on: $2
            )
        }
    }

    private let ended = [
        "employment #0860 (08/01/2005 - 11/20/2026)",
        "assignment Teacher, Hillside (08/01/2005 - 11/20/2026)",
        "assignment Tutor, Hillside (08/01/2026 - 11/20/2026)",
    ]

    @Test func `a reinstatement restores the End Dates that the departure replaced`() throws {
        let before = try district.employments("keltnerc")
        try district.queue("keltnerc", "2026-11-20", .now)
        let outcome = try reinstate()
        #expect(outcome.restored.map(\.description) == ended && outcome.stayEnded.isEmpty)
        #expect(try district.employments("keltnerc") == before)
    }

    @Test func `a reinstatement leaves records ended on request`() throws {
        try district.queue("keltnerc", "2026-11-20", .now)
        let outcome = try reinstate(leavingEnded: true)
        #expect(outcome.stayEnded.map(\.description) == ended && outcome.restored.isEmpty)
        #expect(try district.employments("keltnerc").first == "#0860 (08/01/2005 - 11/20/2026)")
    }

    @Test func `a reinstatement of a person hired anew leaves the former employment ended`() throws {
        try district.queue("keltnerc", "2026-11-20", .now)
        try district.importRow("keltnerc", try .at("0411", from: "2026-11-22"))
        #expect(try reinstate().restored.isEmpty)
        #expect(try district.employments("keltnerc").first == "#0860 (08/01/2005 - 11/20/2026)")
    }

    @Test func `an account can be reinstated for today only if that is meant`() throws {
        try district.queue("keltnerc", "2026-11-20", .now)
        let today = Midnight.date(at: district.now, in: district.policy.zone).description
        #expect(throws: Refusal.self) { try reinstate(today) }
        #expect(try reinstate(today, tonight: true).account.expiresOn?.description == today)
        #expect(try district.standing("keltnerc") == "active")
    }

    @Test func `an employment that begins after the last day is not ended`() throws {
        try district.add("obrien")
        try district.importRow("obrien", try .at("0860", from: "2027-01-01", .of("Aide", from: "2027-01-01")))
        let outcome = try district.queue("obrien", "2026-12-15")
        #expect(outcome.consequences.beginLater.map(\.description) == ["employment #0860 (01/01/2027 - )"])
        #expect(try district.employments("obrien").first == "#0860 (01/01/2027 - )")
        #expect(throws: Refusal.self) {
            try district.queue("keltnerc", "1999-12-31", employments: .numbered([1]))
        }
    }

    @Test func `a departure is not moved to before the beginning of what it ends`() throws {
        try district.add("obrien")
        try district.importRow("obrien", try .at("0860", from: "2026-12-10"))
        try district.queue("obrien", "2026-12-15")
        func move(_ day: String) throws {
            let day = try CivilDate(reading: day)
            _ = try district.run("reschedule") {
                try Rescheduling.decide("obrien", to: day, in: $0, under: $1, on: $2)
            }
        }
        #expect(throws: Refusal.self) { try move("2026-12-09") }
        try move("2026-12-10")
    }

    @Test func `an import refuses an employment that would end before it begins`() throws {
        #expect(throws: BadRows.self) {
            try district.importRow("keltnerc", try .at("0411", from: "2026-08-01", to: "2026-07-31"))
        }
    }

    @Test func `an employment named for a queued departure must be one that it ends`() throws {
        try district.importRow("keltnerc", try .at("0411", from: "2020-08-01"))
        for wasBefore in [false, true] {
            let outcome = try district.queue(
                "keltnerc",
                "2026-12-18",
                employments: .numbered([1]),
                accountToo: true
            )
            #expect(outcome.wasQueuedBefore == wasBefore)
        }
        #expect(throws: Refusal.queuedWithout("keltnerc", 2)) {
            try district.queue("keltnerc", "2026-12-18", employments: .numbered([2]))
        }
        do {
            try district.queue("keltnerc", "2026-12-18", employments: .numbered([99]))
            Issue.record("employment 99 was taken")
        } catch Refusal.noSuchEmployment(_, let number, _) { #expect(number == 99) }
    }
}
