import LastdayTestKit
import Testing

import LastdayMessages
@testable import LastdayCore

/// The last days that are accepted at 09:00 on Friday 2026-12-18 in Denver.
@Suite struct LastDayTests {
    @Test func `a planned last day is a date after today`() throws {
        #expect(try accepted("2026-12-19", .planned) == "2026-12-19")
    }

    @Test(arguments: [("2026-12-18", "2026-12-18"), (nil, "2026-12-18")])
    func `for tonight, the last day is today, which is the default`(given: String?, lastDay: String)
        throws
    {
        #expect(try accepted(given, .tonight) == lastDay)
    }

    @Test(arguments: [("2026-12-18", "2026-12-18"), ("2020-01-01", "2020-01-01"), (nil, "2026-12-18")])
    func `for now, the last day may be today, which is the default, or earlier`(
        given: String?,
        lastDay: String
    ) throws {
        #expect(try accepted(given, .now) == lastDay)
    }

    @Test func `a planned departure needs a date`() {
        #expect(throws: Refusal.noLastDay) { try accepted(nil, .planned) }
    }

    @Test func `for now, a last day of tomorrow is refused`() throws {
        let tomorrow = try CivilDate(reading: "2026-12-19")
        #expect(throws: Refusal.notLeftYet(tomorrow)) { try accepted("2026-12-19", .now) }
    }

    @Test func `a planned last day of today is refused with the midnight that would close the account`()
        throws
    {
        let closing = "closed at Sat 2026-12-19 00:00 MST (in 15 h)"
        let refusal = #expect(throws: Refusal.self) { try accepted("2026-12-18", .planned) }
        #expect(
            refusal?.description == "2026-12-18 is today: the account would be \(closing); "
                + "use --tonight to close it at that midnight, or --now if the person has already left"
        )
        #expect(refusal?.kind == .usage)
    }

    @Test(arguments: [Queueing.Request.Timing.planned, .tonight])
    func `a past last day is refused with the midnight that has passed`(timing: Queueing.Request.Timing)
        throws
    {
        let closing = "closed at once, inactive since Wed 2026-12-16 00:00 MST (2 days ago)"
        let refusal = #expect(throws: Refusal.self) { try accepted("2026-12-15", timing) }
        #expect(
            refusal?.description == "2026-12-15 is in the past: the account would be \(closing); "
                + "use --now if the person has already left, or give a later date"
        )
    }

    @Test func `with the start-of-day reading, today has already passed`() throws {
        #expect(try accepted("2026-12-19", .tonight, expires: .startOfDay) == "2026-12-19")
        let closing = "closed at once, inactive since Fri 2026-12-18 00:00 MST (9 h ago)"
        let refusal = #expect(throws: Refusal.self) {
            try accepted("2026-12-18", .tonight, expires: .startOfDay)
        }
        #expect(
            refusal?.description == "2026-12-18 is today: the account would be \(closing); "
                + "use --now if the person has already left, or give a later date"
        )
    }

    @Test(arguments: ["2026-12-19", "2027-01-01", "2206-12-18"])
    func `for tonight, a later last day is refused`(given: String) throws {
        let refusal = #expect(throws: Refusal.self) { try accepted(given, .tonight, far: true) }
        #expect(
            refusal?.description
                == "--tonight means the last day 2026-12-18, but the last day given is \(given); drop one of them"
        )
        #expect(refusal?.kind == .usage)
    }

    @Test(arguments: [("2028-12-19", 2), ("2029-01-01", 3), ("2046-12-18", 20)])
    func `a last day more than two years away has to be confirmed`(given: String, years: Int) throws {
        let lastDay = try CivilDate(reading: given)
        #expect(throws: Refusal.farLastDay(lastDay, years: years)) { try accepted(given, .planned) }
        #expect(try accepted(given, .planned, far: true) == given)
        #expect(try accepted("2028-12-18", .planned) == "2028-12-18")
    }

    @Test(arguments: [("2046-12-19", 20), ("2206-12-18", 180), ("9999-12-31", 7973)])
    func `a last day more than twenty years away is refused, whatever is confirmed`(
        given: String,
        years: Int
    ) throws {
        let lastDay = try CivilDate(reading: given)
        #expect(throws: Refusal.tooFarAway(lastDay, years: years)) {
            try accepted(given, .planned, far: true)
        }
    }

    @Test(arguments: ["1900-01-01", "1601-01-01", "1899-12-30", "1970-01-01"])
    func `a day that other systems write for none is no last day`(given: String) throws {
        let lastDay = try CivilDate(reading: given)
        #expect(throws: Refusal.noRealDay(lastDay)) { try accepted(given, .now, far: true) }
    }

    @Test func `two years after a leap day is the last of February`() throws {
        #expect(try CivilDate(reading: "2028-02-29").adding(years: 2) == CivilDate(reading: "2030-02-28"))
        #expect(try CivilDate(reading: "9998-05-01").adding(years: 2) == .last)
    }

    private func accepted(
        _ lastDay: String?,
        _ timing: Queueing.Request.Timing,
        expires: Policy.Reading = .endOfDay,
        far acceptsFarDay: Bool = false
    ) throws -> String {
        let request = Queueing.Request(
            username: "keltnerc",
            lastDay: try lastDay.map { try CivilDate(reading: $0) },
            timing: timing,
            acceptsFarDay: acceptsFarDay
        )
        let policy = Policy(zone: try MachineZones.zone("America/Denver"), expires: expires)
        let now = try #require(Instant("2026-12-18T16:00:00Z"))
        return try Queueing.acceptedLastDay(of: request, under: policy, at: now).description
    }
}
