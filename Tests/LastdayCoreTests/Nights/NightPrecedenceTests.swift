import LastdayTestKit
import Testing

@testable import LastdayCore

@Suite struct NightPrecedenceTests {
    private let zone: Zone
    private let began: Instant
    private let midnight: Instant

    init() throws {
        zone = try MachineZones.zone("America/Denver")
        midnight = try zone.instant(reading: "2026-12-19T00:00")
        began = midnight.adding(seconds: -10)
    }

    @Test
    func `an act may go on until the next midnight, less the time to roll it back`() {
        #expect(NightPrecedence(since: began, at: began, in: zone) == nil)
        #expect(NightPrecedence(since: began, at: midnight.adding(seconds: -2), in: zone) == nil)
        #expect(
            NightPrecedence(since: began, at: midnight.adding(seconds: -1), in: zone)?.midnight == midnight
        )
        let night = NightPrecedence(since: began, at: midnight, in: zone)
        #expect(night?.night.description == "2026-12-19")
        #expect(night?.midnight == midnight)
    }

    @Test
    func `an act is not committed so close to a midnight that the commit could last beyond it`() {
        let now = began.adding(seconds: 6)
        #expect(NightPrecedence(since: began, at: now, in: zone) == nil)
        #expect(NightPrecedence(since: began, at: now, beforeTaking: 1, in: zone)?.midnight == midnight)
        #expect(NightPrecedence(since: began, at: began.adding(seconds: 4), beforeTaking: 1, in: zone) == nil)
    }

    @Test func `a clock that is set back stops no act`() {
        #expect(
            NightPrecedence(since: began, at: began.adding(seconds: -86_400), beforeTaking: 4, in: zone)
                == nil
        )
    }

    @Test
    func `an act that begins after a midnight waits for that night, unless it is done or long past`()
        throws
    {
        let district = try District(at: "2026-12-19T00:00")
        func first(_ seconds: Int64) throws -> NightPrecedence? {
            try district.store.read {
                try NightPrecedence(at: midnight.adding(seconds: seconds), in: $0, under: district.policy)
            }
        }
        #expect(try first(0)?.night.description == "2026-12-19")
        #expect(try first(NightPrecedence.patience) == nil)
        try district.sweep()
        #expect(try first(0) == nil)
    }
}
