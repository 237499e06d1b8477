import LastdayTestKit
import Testing

@testable import LastdayCore

@Suite struct HoldByTypeTests {
    private let district: District

    init() throws {
        district = try District(at: "2026-11-26T09:00")
    }

    private func add(_ count: Int, _ type: AccountType, expires: String? = nil) throws {
        let rows = try (1...count).map { number in
            var row = FeedRow(origin: "line \(number)")
            row.username = "\(type.rawValue)\(number)"
            row.accountType = type
            row.expiresOn = .value(try expires.map { try CivilDate(reading: $0) })
            return row
        }
        try district.take(rows)
    }

    private func isHeld() throws -> Bool {
        try district.store.read {
            try Holding.hold(
                on: CivilDate(reading: "2026-11-27"),
                at: district.now.adding(seconds: 86_400),
                in: $0,
                under: district.policy
            )
        } != nil
    }

    @Test func `all staff are held although five thousand students and guardians have accounts`() throws {
        try add(2_000, .student)
        try add(3_000, .guardian)
        try add(100, .staff, expires: "2026-11-25")
        #expect(try isHeld())
    }

    @Test func `few of each type close`() throws {
        try add(1_000, .student)
        try add(100, .staff)
        try add(5, .staff, expires: "2026-11-25")
        #expect(try !isHeld())
    }

    @Test func `in a district of 24 accounts more than half are held`() throws {
        try add(24, .staff)
        try add(12, .staff, expires: "2026-11-25")
        #expect(try !isHeld())
        try add(13, .staff, expires: "2026-11-25")
        #expect(try isHeld())
    }
}
