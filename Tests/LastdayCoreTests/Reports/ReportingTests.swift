import LastdayCore
import LastdayTestKit
import Testing

@Suite struct ReportingTests {
    private let district: District

    init() throws {
        district = try District(at: "2026-11-30T09:00")
        for username in ["keltnerc", "marshd", "leep"] { try district.add(username) }
    }

    private func closed(since time: String? = nil) throws -> [Reporting.Closed] {
        let start = try time.map { try district.policy.zone.instant(reading: $0) }
        return try district.store.read { try Reporting.closed(since: start, in: $0, under: district.policy) }
    }

    @Test func `a closing is reported with its run, its departure and how late it was`() throws {
        try district.queue("keltnerc", "2026-12-18")
        try district.setClock("2026-12-19T00:00")
        try district.sweep()
        let one = try #require(try closed().first)
        #expect(one.username == "keltnerc" && one.person?.name == "Keltnerc, Pat")
        #expect(one.lastDay?.description == "2026-12-18" && one.hoursAfter == "0.00")
        #expect(one.run?.kind == .night && one.departure?.queuedBy == "keltner")
    }

    @Test func `a closing that was not queued has no departure, and a late one has its hours`() throws {
        try district.add("old", expires: "2026-11-01")
        try district.sweep()
        let one = try #require(try closed().first)
        // From the midnight that ends 2026-11-01 to 09:00 on 2026-11-30.
        #expect(one.departure == nil && one.hoursAfter == "\(28 * 24 + 9).00")
    }

    @Test func `a closing during the last day has negative hours`() throws {
        try district.queue("marshd", nil, .now)
        #expect(try closed().map(\.hoursAfter) == ["-15.00"])
    }

    @Test func `a reinstatement hides no closing, and a second closing is reported as well`() throws {
        try district.queue("keltnerc", "2026-12-18")
        try district.setClock("2026-12-19T00:00")
        try district.sweep()
        try district.run("reinstate") {
            try Reinstating.decide("keltnerc", expiresOn: nil, in: $0, under: $1, on: $2)
        }
        #expect(try closed().count == 1)
        try district.queue("keltnerc", "2026-12-31")
        try district.setClock("2027-01-01T00:00")
        try district.sweep()
        #expect(try closed().map { $0.departure?.number } == [1, 2])
        #expect(try closed(since: "2026-12-20T00:00").map(\.lastDay?.description) == ["2026-12-31"])
    }

    @Test
    func `an account disabled before its last day is reported once its departure is completed`()
        throws
    {
        try district.queue("leep", "2026-12-18")
        try district.setClock("2026-12-10T12:00")
        try district.run("disable") { try Disabling.decide("leep", in: $0, under: $1, on: $2) }
        #expect(try closed().isEmpty)
        try district.setClock("2026-12-19T00:00")
        try district.sweep()
        let one = try #require(try closed().first)
        #expect(one.username == "leep" && one.lastDay?.description == "2026-12-18" && one.run == nil)
        #expect(one.hoursAfter == "-204.00")
        #expect(one.departure?.number == 1)
    }

    @Test func `an employment that ends after the closing is not a second closing`() throws {
        try district.add("old", expires: "2026-11-20")
        try district.sweep()
        var row = FeedRow(origin: "test")
        row.username = "old"
        row.employments = [try .at("0860", from: "2005-08-01")]
        try district.take([row])
        try district.queue("old", nil, .now)
        #expect(try closed().map(\.departure?.number) == [1])
    }
}
