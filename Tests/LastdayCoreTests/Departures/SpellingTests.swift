import LastdayCore
import LastdayMessages
import LastdayTestKit
import Testing

/// Usernames as people type them.
@Suite struct SpellingTests {
    private let district: District

    init() throws {
        district = try District(at: "2026-11-30T09:00")
        for username in ["rmarsh", "kim@d.example", "obrien"] { try district.importRow(username) }
        // Earlier versions took usernames in other cases for other accounts.
        district.policy = Policy(zone: district.policy.zone, isCaseSensitive: true)
        for username in ["Dup", "dUP"] { try district.importRow(username) }
        district.policy = Policy(zone: district.policy.zone)
    }

    private func found(_ typed: String, exactly isExact: Bool = false) throws -> String? {
        try district.store.read { try $0.account(typed: typed, exactly: isExact)?.username }
    }

    @Test(
        arguments: [
            ("RMarsh", "rmarsh"), ("LARKSPUR\\rmarsh", "rmarsh"), ("Larkspur\\RMARSH", "rmarsh"),
            ("rmarsh@d.example", "rmarsh"), ("KIM@D.example", "kim@d.example"), ("Dup", "Dup"),
            ("dUP", "dUP"),
            ("nobody", nil), ("kim", nil), ("rmarsh@", "rmarsh"), ("@rmarsh", nil), ("LARKSPUR\\", nil),
        ] as [(String, String?)]
    )
    func `a username is found in any case, and with a domain`(typed: String, username: String?) throws {
        #expect(try found(typed) == username)
    }

    @Test(arguments: ["RMarsh", "LARKSPUR\\rmarsh", "rmarsh@d.example", "DUP"])
    func `where case matters, only the exact spelling is found`(typed: String) throws {
        #expect(try found(typed, exactly: true) == nil)
    }

    @Test func `of accounts that differ only by case, none is guessed`() throws {
        let refusal = #expect(throws: Refusal.self) { try found("dup") }
        #expect(refusal?.description == "\"dup\" may be \"Dup\" or \"dUP\"; type it exactly")
        #expect(refusal?.kind == .usage)
    }

    @Test func `every act takes a username in any case`() throws {
        try district.queue("RMARSH", "2026-12-18")
        try district.run("cancel") { try Cancelling.decide("Rmarsh", in: $0, under: $1, on: $2) }
        #expect(try district.audit("rmarsh").suffix(2) == [.queued, .cancelled])
        district.policy = Policy(zone: district.policy.zone, isCaseSensitive: true)
        #expect(throws: Refusal.noSuchAccount("RMARSH", nearest: "rmarsh")) {
            try district.queue("RMARSH", "2026-12-18")
        }
    }

    @Test func `a feed's username or identifier in another case is the same account and person`() throws {
        var row = FeedRow(origin: "test")
        (row.username, row.districtID) = ("RMarsh", "ID-RMARSH")
        let summary = try district.take([row])
        #expect(summary.accounts.new == 0 && summary.people.new == 0)
    }

    @Test func `an identifier in another case and with another name is another person's`() throws {
        var row = FeedRow(origin: "test")
        (row.username, row.districtID) = ("other", "ID-RMARSH")
        (row.lastName, row.firstName) = (.value("Other"), .value("Person"))
        #expect(try district.take([row]).people.new == 1)
    }

    @Test func `a feed that has a username twice in different cases is refused`() throws {
        let rows = ["new", "NEW"].map { username in
            var row = FeedRow(origin: username)
            row.username = username
            return row
        }
        #expect(throws: BadRows.self) { try district.take(rows) }
    }

    @Test(arguments: [(["RMarsh"], []), (["nobody", "OBRIEN", "role:x"], ["nobody"])])
    func `a protected username is protected in any case, and one that no account has is named`(
        entries: [String],
        unknown: [String]
    ) throws {
        let protection = Protection(entries)
        #expect(try district.store.read { try protection.unknown(in: $0) } == unknown)
        district.policy = Policy(zone: district.policy.zone, protection: Protection(["RMARSH"]))
        #expect(throws: Refusal.isProtected("rmarsh")) { try district.queue("rmarsh", "2026-12-18") }
        district.policy = Policy(
            zone: district.policy.zone,
            protection: Protection(["RMARSH"], caseSensitive: true)
        )
        try district.queue("rmarsh", "2026-12-18")
    }
}
