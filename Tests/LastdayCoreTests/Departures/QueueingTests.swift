import LastdayMessages
import LastdayCore
import LastdayTestKit
import Testing

@Suite struct QueueingTests {
    let district: District

    init() throws {
        district = try District(at: "2026-11-30T09:00")
        try district.add("keltnerc")
    }

    @Test func `a departure enters the Expires Date and nothing else`() throws {
        let before = try district.account("keltnerc")
        let outcome = try district.queue("keltnerc", "2026-12-18")
        var expected = before
        expected.expiresOn = try CivilDate(reading: "2026-12-18")
        #expect(try district.account("keltnerc") == expected)
        #expect(outcome.offboarding.state == .queued)
        #expect(outcome.offboarding.queuedBy == "keltner")
        #expect(outcome.inactiveFrom.toTheSecond == "2026-12-19T07:00:00Z")
        #expect(try district.audit("keltnerc") == [.imported, .queued])
    }

    @Test func `a last day in the past is refused with the instant spelled out`() throws {
        #expect {
            try district.queue("keltnerc", "2026-11-20")
        } throws: {
            "\($0)"
                == "2026-11-20 is in the past: the account would be closed at once, inactive since Sat 2026-11-21 00:00 MST "
                + "(9 days ago); use --now if the person has already left, or give a later date"
        }
        #expect(try district.account("keltnerc").expiresOn == nil)
    }

    @Test func `a last day of today is refused with the instant spelled out`() throws {
        #expect {
            try district.queue("keltnerc", "2026-11-30")
        } throws: {
            "\($0)"
                == "2026-11-30 is today: the account would be closed at Tue 2026-12-01 00:00 MST (in 15 h); "
                + "use --tonight to close it at that midnight, or --now if the person has already left"
        }
    }

    @Test func `with tonight, today is accepted, and the account works until midnight`() throws {
        try district.queue("keltnerc", "2026-11-30", .tonight)
        try district.setClock("2026-11-30T23:59:59")
        #expect(try district.standing("keltnerc") == "active")
        try district.setClock("2026-12-01T00:00")
        #expect(try district.standing("keltnerc") == "expired")
    }

    @Test func `now closes the account at once, in a run of its own`() throws {
        let outcome = try district.queue("keltnerc", nil, .now)
        let account = try district.account("keltnerc")
        #expect(try district.standing("keltnerc") == "disabled")
        #expect(account.expiresOn?.description == "2026-11-30")
        #expect(account.closing == Closing(at: district.now, because: .left, run: 1))
        #expect(outcome.offboarding.state == .completed)
        #expect(try district.audit("keltnerc") == [.imported, .queued, .closed])
    }

    @Test func `now with a past day expires the account and disables it`() throws {
        try district.queue("keltnerc", "2026-11-20", .now)
        #expect(try district.standing("keltnerc") == "expired, disabled")
    }

    @Test func `now completes a departure that was queued for later`() throws {
        try district.queue("keltnerc", "2026-12-18")
        try district.queue("keltnerc", nil, .now)
        let departures = try district.store.read { try $0.departures(nil) }
        #expect(departures.map(\.offboarding.state) == [.completed])
        #expect(departures.map(\.offboarding.lastDay.description) == ["2026-11-30"])
    }

    @Test func `now with a future day is refused`() throws {
        #expect(throws: Refusal.notLeftYet(try CivilDate(reading: "2026-12-18"))) {
            try district.queue("keltnerc", "2026-12-18", .now)
        }
    }

    @Test func `now without ticking Disabled is refused if the date alone does not close the account`() throws
    {
        #expect(throws: Refusal.nowWithoutDisabling) {
            try district.queue("keltnerc", nil, .now, leavesEnabled: true)
        }
        try district.queue("keltnerc", "2026-11-20", .now, leavesEnabled: true)
        #expect(try district.standing("keltnerc") == "expired")
    }

    @Test func `a departure without a date is refused`() throws {
        #expect(throws: Refusal.noLastDay) { try district.queue("keltnerc", nil) }
    }

    @Test func `queueing the same day again changes nothing`() throws {
        try district.queue("keltnerc", "2026-12-18")
        #expect(try district.queue("keltnerc", "2026-12-18").wasQueuedBefore)
        #expect(try district.audit("keltnerc") == [.imported, .queued])
    }

    @Test func `queueing for another day is refused with the command that moves the departure`() throws {
        try district.queue("keltnerc", "2026-12-18")
        #expect {
            try district.queue("keltnerc", "2027-01-15")
        } throws: {
            "\($0)"
                == "keltnerc is already queued for 2026-12-18; "
                + "move it with: lastday reschedule keltnerc --last-day DATE"
        }
    }

    @Test func `an account that has expired is not reopened by a later last day`() throws {
        try district.add("smithk", expires: "2026-11-01")
        #expect(throws: Refusal.alreadyInactive("smithk", .standing(.expired))) {
            try district.queue("smithk", "2026-12-18")
        }
    }

    @Test func `a mistyped username is refused with the closest match`() throws {
        #expect {
            try district.queue("keltnrec", "2026-12-18")
        } throws: {
            "\($0)" == "no account \"keltnrec\"; did you mean \"keltnerc\"?"
                && ($0 as? Refusal)?.kind == .missing
        }
    }

    @Test func `a protected account is refused`() throws {
        try district.add("admin", roles: ["District Administrator"])
        district.policy = Policy(
            zone: district.policy.zone,
            protection: Protection(["role:District Administrator"])
        )
        #expect(throws: Refusal.isProtected("admin")) { try district.queue("admin", "2026-12-18") }
    }

    @Test func `with the start-of-day reading, a last day of tomorrow closes tonight`() throws {
        district.policy = Policy(zone: district.policy.zone, expires: .startOfDay)
        let outcome = try district.queue("keltnerc", "2026-12-01")
        #expect(outcome.inactiveFrom.toTheSecond == "2026-12-01T07:00:00Z")
    }
}
