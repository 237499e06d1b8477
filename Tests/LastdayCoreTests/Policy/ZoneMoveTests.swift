import LastdayCore
import LastdayTestKit
import Testing

@Suite struct ZoneMoveTests {
    private func move(_ district: District, to zone: String) throws -> ZoneMove {
        let zone = try MachineZones.zone(zone)
        return try district.store.read {
            try ZoneMove(from: district.policy, to: zone, at: district.now, in: $0)
        }
    }

    private func district(at time: String) throws -> District {
        let district = try District(at: time)
        try district.add("forever")
        try district.add("gone", expires: "2026-11-01")
        try district.add("today", expires: "2026-12-18")
        try district.add("later", expires: "2027-06-30")
        try district.add("leaver")
        try district.queue("leaver", "2027-01-15")
        return district
    }

    @Test func `a move east shortens last days, and makes accounts due whose day is already over there`()
        throws
    {
        let district = try district(at: "2026-12-18T12:00")
        let move = try move(district, to: "Asia/Tokyo")
        #expect(move.departures == 1 && move.others == 2)
        #expect(move.dueAtOnce.count == 1 && move.dueAtOnce.first == ["today"])
        #expect(move.shortened.count == 2 && move.shortened.first == ["leaver", "later"])
        #expect(move.nextBefore.toTheSecond == "2026-12-19T07:00:00Z")
        #expect(move.nextAfter.toTheSecond == "2026-12-19T15:00:00Z")
    }

    @Test func `a move west makes no account due`() throws {
        let move = try move(try district(at: "2026-12-18T12:00"), to: "Pacific/Honolulu")
        #expect(move.departures == 1 && move.others == 2 && move.movesAnybody)
        #expect(move.dueAtOnce.count == 0 && move.shortened.count == 0)
    }

    @Test func `a move affects no account if the zone only changes its name, or if the store is empty`()
        throws
    {
        #expect(try !move(try district(at: "2026-12-18T12:00"), to: "America/Shiprock").movesAnybody)
        #expect(try !move(try District(), to: "Asia/Tokyo").movesAnybody)
    }
}
