import LastdayTestKit
import Testing

import LastdayMessages
@testable import LastdayCore

/// The wait for a clock that nothing has set.
///
/// The last night done is that of Friday, 18 December, which is also keltnerc's last day.
@Suite struct ClockWaitTests {
    let district: District

    init() throws {
        district = try District(at: "2026-12-18T00:00")
        try district.add("keltnerc", expires: "2026-12-18")
        try district.sweep()
    }

    private func reading(
        _ time: String,
        upFor minutes: Int64,
        isSynchronised: Bool = false
    ) throws -> ClockReading {
        ClockReading(
            wall: try district.policy.zone.instant(reading: time),
            uptime: minutes * 60_000,
            isSynchronised: isSynchronised
        )
    }

    private func doubt(_ reading: ClockReading, since anchor: ClockReading? = nil) throws -> ClockDoubt? {
        try district.store.read {
            try ClockDoubt.judge(reading, since: anchor, in: $0, under: district.policy)
        }
    }

    /// Checks the clock as the service does, which records its doubt.
    private func look(_ reading: ClockReading) throws -> ClockDoubt? {
        district.now = reading.wall
        return try district.run("night") { records, policy, _ in
            try ClockCheck.decide(
                reading,
                since: nil,
                for: .service,
                in: records,
                under: policy,
                sayingDoubt: { $0.displayText(in: policy.zone) }
            )
        }
    }

    @Test func `a hardware clock in local time, seven hours ahead, closes no account at start-up`()
        throws
    {
        let reading = try reading("2026-12-19T00:05", upFor: 1)
        #expect(try doubt(reading) == .unset(reading, wait: 30))
        #expect(
            try doubt(reading)?.displayText(in: district.policy.zone)
                == "the clock shows Sat 2026-12-19 00:05 MST, and nothing has set it since the machine started; "
                + "the night waits for that, up to 30 minutes"
        )
        let person = ClockCheck.Requester.person
        #expect(throws: Refusal.self) {
            try district.run("sweep") { records, policy, _ in
                try ClockCheck.decide(
                    reading,
                    since: nil,
                    for: person,
                    in: records,
                    under: policy,
                    sayingDoubt: { $0.displayText(in: policy.zone) }
                )
            }
        }
    }

    @Test func `there is no wait if the clock is synchronised, or has been since the machine started`() throws
    {
        #expect(try doubt(reading("2026-12-19T00:05", upFor: 1, isSynchronised: true)) == nil)
        let anchor = try reading("2026-12-19T00:04", upFor: 1, isSynchronised: true)
        #expect(try doubt(reading("2026-12-19T00:05", upFor: 2), since: anchor) == nil)
    }

    @Test func `there is no wait if no night has come since the last one`() throws {
        #expect(try doubt(reading("2026-12-18T23:59", upFor: 1)) == nil)
    }

    @Test func `there is no wait if the machine has been up since the last night`() throws {
        #expect(try doubt(reading("2026-12-19T00:00", upFor: 24 * 60 + 1)) == nil)
        #expect(try doubt(reading("2026-12-19T00:00", upFor: 23 * 60)) != nil)
    }

    @Test func `there is no wait if an act has been recorded since the machine started`() throws {
        try district.setClock("2026-12-18T23:50")
        try district.add("smithk")
        #expect(try doubt(reading("2026-12-19T00:00", upFor: 20)) == nil)
        #expect(try doubt(reading("2026-12-19T00:00", upFor: 5)) != nil)
    }

    @Test func `the service believes a clock once it has seen it run for as long as the wait`() throws {
        let anchor = try reading("2026-12-18T23:50", upFor: 1)
        #expect(try doubt(reading("2026-12-19T00:19", upFor: 30), since: anchor) != nil)
        #expect(try doubt(reading("2026-12-19T00:20", upFor: 31), since: anchor) == nil)
    }

    @Test func `the wait is limited, even if the service restarts during it`() throws {
        #expect(try look(reading("2026-12-19T00:05", upFor: 1)) != nil)
        #expect(try look(reading("2026-12-19T00:34", upFor: 30)) != nil)
        #expect(try district.audit().filter { $0 == .clockDoubted }.count == 1, "told once a night")
        #expect(try look(reading("2026-12-19T00:35", upFor: 31)) == nil)
    }

    @Test func `waiting before the machine restarted does not count`() throws {
        #expect(try look(reading("2026-12-19T00:05", upFor: 1)) != nil)
        #expect(try look(reading("2026-12-19T00:40", upFor: 1)) != nil)
        #expect(try look(reading("2026-12-19T01:09", upFor: 30)) != nil)
        #expect(try look(reading("2026-12-19T01:10", upFor: 31)) == nil)
    }

    @Test func `a setting determines how long the wait is, and can turn it off`() throws {
        district.policy = Policy(zone: district.policy.zone, waitMinutes: 5)
        let anchor = try reading("2026-12-18T23:59", upFor: 1)
        #expect(try doubt(reading("2026-12-19T00:03", upFor: 5), since: anchor) != nil)
        #expect(try doubt(reading("2026-12-19T00:04", upFor: 6), since: anchor) == nil)
        district.policy = Policy(zone: district.policy.zone, waitMinutes: 0)
        #expect(try doubt(reading("2026-12-19T00:05", upFor: 1)) == nil)
    }

    @Test func `before the first night, there is a wait only if an account would be closed`() throws {
        let young = try District(at: "2026-12-18T12:00")
        func doubt() throws -> ClockDoubt? {
            let reading = try reading("2026-12-19T00:05", upFor: 1)
            return try young.store.read {
                try ClockDoubt.judge(reading, since: nil, in: $0, under: young.policy)
            }
        }
        #expect(try doubt() == nil)
        try young.add("keltnerc", expires: "2026-12-18")
        #expect(try doubt() != nil)
    }
}
