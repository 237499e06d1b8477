import LastdayMessages
import LastdayCore
import LastdayTestKit
import Testing

@Suite struct SweepingTests {
    let district: District

    init() throws {
        district = try District(at: "2026-12-18T23:59:59")
    }

    @Test func `an account is closed at the midnight that ends its last day, and not before`() throws {
        try district.add("keltnerc", expires: "2026-12-18")
        #expect(try district.sweep().closed == 0)
        try district.setClock("2026-12-19T00:00")
        #expect(try district.sweep().closed == 1)
        let account = try district.account("keltnerc")
        #expect(account.disabled)
        #expect(account.closing?.at == district.now)
        #expect(account.expiresOn?.description == "2026-12-18")
    }

    @Test func `a second run of the same night changes nothing`() throws {
        try district.add("keltnerc", expires: "2026-12-18")
        try district.setClock("2026-12-19T00:00")
        try district.sweep()
        let audit = try district.audit()
        #expect(try district.sweep().run == nil)
        #expect(try district.audit() == audit)
    }

    @Test func `a closing completes its departure in the same event`() throws {
        try district.setClock("2026-11-30T09:00")
        try district.add("keltnerc")
        try district.queue("keltnerc", "2026-12-18")
        try district.setClock("2026-12-19T00:00")
        try district.sweep()
        #expect(try district.store.read { try $0.departures(.completed).count } == 1)
        #expect(try district.audit("keltnerc") == [.imported, .queued, .closed])
    }

    @Test func `an account that has been due for years is closed like one due since midnight`() throws {
        try district.add("smithk", expires: "2018-03-02")
        try district.add("keltnerc", expires: "2026-12-18")
        try district.setClock("2026-12-19T00:00")
        #expect(try district.sweep().closed == 2)
    }

    @Test func `a disabled account and one that never expires are left alone`() throws {
        try district.add("smithk", expires: "2018-03-02", disabled: true)
        try district.add("okaforb")
        try district.setClock("2026-12-19T00:00")
        #expect(try district.sweep().closed == 0)
        #expect(try district.audit("smithk") == [.imported])
    }

    @Test func `without disable_on_closing, Disabled stays as it is and the closing is recorded`() throws {
        try district.add("keltnerc", expires: "2026-12-18")
        district.policy = Policy(zone: district.policy.zone, disableOnClosing: false)
        try district.setClock("2026-12-19T00:00")
        #expect(try district.sweep().closed == 1)
        #expect(try district.standing("keltnerc") == "expired")
        #expect(try district.sweep().closed == 0)
    }

    @Test func `a departure queued with no-disable leaves Disabled as it is`() throws {
        try district.setClock("2026-11-30T09:00")
        try district.add("keltnerc")
        try district.queue("keltnerc", "2026-12-18", leavesEnabled: true)
        try district.setClock("2026-12-19T00:00")
        #expect(try district.sweep().closed == 1)
        #expect(try district.standing("keltnerc") == "expired")
    }

    @Test func `a protected account is spared and named each night`() throws {
        try district.add("admin", expires: "2026-12-18")
        district.policy = Policy(zone: district.policy.zone, protection: Protection(["admin"]))
        for night in ["2026-12-19T00:00", "2026-12-20T00:00"] {
            try district.setClock(night)
            let progress = try district.sweep()
            #expect(progress.closed == 0)
            #expect(progress.spared.map(\.username) == ["admin"])
        }
    }

    @Test func `a departure whose account is already out of use is completed when its day has passed`() throws
    {
        try district.setClock("2026-11-30T09:00")
        try district.add("keltnerc")
        try district.queue("keltnerc", "2026-12-18")
        try district.run { try Disabling.decide("keltnerc", in: $0, under: $1, on: $2) }
        try district.setClock("2026-12-19T00:00")
        #expect(try district.sweep().closed == 0)
        #expect(try district.audit("keltnerc") == [.imported, .queued, .disabled, .completed])
    }

    @Test func `a run that stops between two accounts is resumed by the next one`() throws {
        for number in 1...5 { try district.add("user\(number)", expires: "2026-12-18") }
        try district.setClock("2026-12-19T00:00")
        var asked = 0
        let cutOff = try district.sweep {
            asked += 1
            return asked > 4
        }
        #expect(!cutOff.isDone)
        #expect(cutOff.closed == 3)
        #expect(try district.ledger() == [])
        try district.setClock("2026-12-19T00:10")
        let rest = try district.sweep()
        #expect(rest.closed == 2)
        #expect(rest.run?.number == cutOff.run?.number)
        #expect(rest.run?.closed == 5)
        #expect(try district.ledger() == ["2026-12-19 ran"])
        #expect(try district.audit().filter { $0 == .closed }.count == 5)
    }

    @Test func `a run that another process finishes reports all that it closed`() throws {
        for number in 1...5 { try district.add("user\(number)", expires: "2026-12-18") }
        try district.setClock("2026-12-19T00:00")
        func step(_ progress: Sweeping.Progress) throws -> Sweeping.Progress {
            try district.run("sweep") { records, policy, context in
                try Sweeping.step(progress, atMost: 2, in: records, under: policy, on: context)
            }
        }
        var progress = try step(Sweeping.Progress(at: district.now, isByHand: true, under: district.policy))
        try district.sweep()
        while !progress.isDone { progress = try step(progress) }
        #expect(progress.run?.closed == 5)
        #expect(try district.ledger() == ["2026-12-19 ran"])
    }

    @Test(arguments: [1, 2, 3, 7, 100]) func `steps of any size close every account exactly once`(limit: Int)
        throws
    {
        for number in 1...6 { try district.add("user\(number)", expires: "2026-12-1\(number)") }
        try district.setClock("2026-12-19T00:00")
        #expect(try district.sweep(inSteps: limit).closed == 6)
        #expect(try district.audit().filter { $0 == .closed }.count == 6)
    }
}

@Suite struct LedgerTests {
    @Test func `the ledger begins with the night of its first run`() throws {
        let district = try District(at: "2026-12-18T10:00")
        try district.sweep()
        #expect(try district.ledger() == ["2026-12-18 caught up"])
    }

    @Test func `every missed night gets a row of its own`() throws {
        let district = try District(at: "2026-12-18T00:00")
        try district.sweep()
        try district.setClock("2026-12-21T00:30")
        try district.sweep()
        #expect(
            try district.ledger() == [
                "2026-12-21 ran", "2026-12-20 caught up", "2026-12-19 caught up", "2026-12-18 ran",
            ]
        )
    }

    @Test func `setting the clock back owes no night and reopens no account`() throws {
        let district = try District(at: "2026-12-18T12:00")
        try district.add("keltnerc", expires: "2026-12-18")
        try district.setClock("2026-12-19T00:00")
        try district.sweep()
        try district.setClock("2026-12-16T12:00")
        #expect(try district.sweep().run == nil)
        #expect(try district.standing("keltnerc") == "disabled")
        try district.setClock("2026-12-19T00:00")
        #expect(try district.sweep().run == nil)
        #expect(try district.ledger() == ["2026-12-19 ran"])
    }

    @Test func `a date that the zone skipped has no night`() throws {
        let district = try District(zone: "Pacific/Apia", at: "2011-12-29T00:00")
        try district.sweep()
        try district.setClock("2011-12-31T00:00")
        try district.sweep()
        #expect(try district.ledger() == ["2011-12-31 ran", "2011-12-29 ran"])
    }

    @Test func `ninety days of downtime are caught up in one run`() throws {
        let district = try District(at: "2026-09-01T00:00")
        try district.add("keltnerc", expires: "2026-10-15")
        try district.sweep()
        try district.setClock("2026-11-30T08:00")
        #expect(try district.sweep().closed == 1)
        #expect(try district.ledger().count == 91)
    }
}
