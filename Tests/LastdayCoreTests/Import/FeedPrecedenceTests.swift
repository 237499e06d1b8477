import LastdayMessages
import LastdayTestKit
import Testing

@testable import LastdayCore

@Suite struct FeedPrecedenceTests {
    private let district: District

    init() throws {
        district = try District(at: "2026-11-26T09:00")
    }

    @discardableResult
    private func feed(
        _ username: String,
        expires: String? = nil,
        disabled: Bool = false,
        roles: [String] = []
    ) throws -> [String] {
        var row = FeedRow(origin: "line 2")
        row.username = username
        row.lastName = .value(username)
        row.expiresOn = .value(try expires.map { try CivilDate(reading: $0) })
        row.disabled = .value(disabled)
        row.roles = .value(roles)
        return try district.take([row]).remarkSentences.first
    }

    private func reinstate(_ username: String, expires: String? = nil) throws {
        let date = try expires.map { try CivilDate(reading: $0) }
        _ = try district.run("reinstate") {
            try Reinstating.decide(username, expiresOn: date, in: $0, under: $1, on: $2)
        }
    }

    @Test func `a reinstated account stays open under the feed's old date`() throws {
        try feed("obrien", expires: "2026-12-18")
        try district.setClock("2026-12-19T00:00")
        try district.sweep()
        try reinstate("obrien")
        #expect(
            try feed("obrien", expires: "2026-12-18") == [
                "line 2: obrien keeps no Expires Date, as entered here; the feed's own date has not changed since"
            ]
        )
        #expect(try district.standing("obrien") == "active")
    }

    @Test func `a date that a person entered stands over a blank cell, until the feed has another value`()
        throws
    {
        try feed("obrien")
        try district.queue("obrien", "2026-12-18")
        try district.setClock("2026-12-19T00:00")
        try district.sweep()
        try reinstate("obrien", expires: "2027-01-15")
        try feed("obrien")
        #expect(try district.account("obrien").expiresOn?.description == "2027-01-15")
        #expect(try feed("obrien", expires: "2027-03-01") == [])
        #expect(try district.account("obrien").expiresOn?.description == "2027-03-01")
        #expect(try feed("obrien") == [])
        #expect(try district.account("obrien").expiresOn == nil)
    }

    @Test func `an account whose departure was cancelled is not closed by a feed that still has the date`()
        throws
    {
        try feed("obrien")
        try district.queue("obrien", "2026-12-18")
        try feed("obrien", expires: "2026-12-18")
        _ = try district.run("cancel") { try Cancelling.decide("obrien", in: $0, under: $1, on: $2) }
        try feed("obrien", expires: "2026-12-18")
        #expect(try district.account("obrien").expiresOn == nil)
    }

    @Test func `a feed that learns of a cancelled departure's day late does not enter it`() throws {
        try feed("obrien")
        try district.queue("obrien", "2026-12-18")
        _ = try district.run("cancel") { try Cancelling.decide("obrien", in: $0, under: $1, on: $2) }
        let told = try feed("obrien", expires: "2026-12-18")
        #expect(told.count == 1 && told[0].contains("not given the Expires Date 2026-12-18"))
        #expect(try district.account("obrien").expiresOn == nil)
        #expect(try feed("obrien", expires: "2026-12-18").count == 1)
        #expect(try feed("obrien", expires: "2026-12-19") == [])
        #expect(try district.account("obrien").expiresOn?.description == "2026-12-19")
    }

    @Test func `a feed that learns of the day late does not close somebody who was reinstated`() throws {
        try feed("obrien")
        try district.queue("obrien", "2026-12-18")
        try district.setClock("2026-12-19T00:00")
        try district.sweep()
        try reinstate("obrien")
        #expect(try feed("obrien", expires: "2026-12-18").count == 1)
        #expect(try district.standing("obrien") == "active")
    }

    @Test func `a feed that learns of a cancelled departure's End Date late does not enter it`() throws {
        func take(_ end: String?) throws -> [String] {
            try district.importRow("obrien", .at("0860", from: "2020-08-01", to: end)).remarkSentences.first
        }
        _ = try take(nil)
        try district.queue("obrien", "2026-12-18")
        _ = try district.run("cancel") { try Cancelling.decide("obrien", in: $0, under: $1, on: $2) }
        let told = try take("2026-12-18")
        #expect(told.count == 1 && told[0].contains("not ended on 2026-12-18"))
        #expect(try district.employments("obrien").first?.contains("2026") == false)
        #expect(try take("2027-06-30") == [])
        #expect(try district.employments("obrien").first?.contains("06/30/2027") == true)
    }

    @Test func `a feed opens what only the feed had shut`() throws {
        try feed("marsh")
        try feed("marsh", disabled: true)
        #expect(try district.standing("marsh") == "disabled")
        #expect(try feed("marsh") == [])
        #expect(try district.standing("marsh") == "active")
    }

    @Test func `a feed opens nothing that a person shut as well`() throws {
        try feed("marsh")
        try feed("marsh", disabled: true)
        _ = try district.run("disable") { try Disabling.decide("marsh", in: $0, under: $1, on: $2) }
        #expect(
            try feed("marsh").first == "line 2: marsh stays disabled; reopen it with: lastday reinstate marsh"
        )
        #expect(try district.standing("marsh") == "disabled")
    }

    @Test func `a feed that still disables an account does not shut it again after a reinstatement`() throws {
        try feed("marsh")
        try feed("marsh", disabled: true)
        try reinstate("marsh")
        #expect(
            try feed("marsh", disabled: true) == [
                "line 2: marsh was reopened here and stays enabled, although the feed still disables it"
            ]
        )
        #expect(try district.standing("marsh") == "active")
    }

    @Test func `a feed does not put a protected account out of use, and says when protection ends`() throws {
        district.policy = Policy(zone: district.policy.zone, protection: Protection(["boss", "role:Admin"]))
        try feed("boss")
        #expect(try feed("boss", expires: "2020-01-01") == ["line 2: boss is protected and stays in use"])
        #expect(try district.standing("boss") == "active")
        try feed("root", roles: ["Admin"])
        #expect(
            try feed("root") == [
                "line 2: root is no longer protected: the feed takes away the role that protected it"
            ]
        )
    }

    @Test func `an employment keeps the End Date of a cancelled departure's day until the feed changes it`()
        throws
    {
        func take(_ end: String?) throws -> [String] {
            try district.importRow("obrien", .at("0860", from: "2020-08-01", to: end)).remarkSentences.first
        }
        _ = try take(nil)
        try district.queue("obrien", "2026-12-18")
        _ = try take("2026-12-18")
        _ = try district.run("cancel") { try Cancelling.decide("obrien", in: $0, under: $1, on: $2) }
        #expect(try take("2026-12-18").count == 1)
        #expect(try district.employments("obrien").first?.contains("2026") == false)
        #expect(try take("2027-06-30") == [])
        #expect(try district.employments("obrien").first?.contains("06/30/2027") == true)
    }

    @Test func `a line for each school is one person, and another line is not`() throws {
        func take(_ schools: (String, last: String)...) throws -> Importing.Summary {
            try district.take(
                schools.enumerated().map { index, school in
                    var row = FeedRow(origin: "teachers.csv, line \(index + 2)")
                    (row.username, row.districtID) = ("quill", "T1")
                    (row.lastName, row.firstName) = (.value(school.last), .value("Ada"))
                    row.other = [NamedText(name: "School_id", text: school.0)]
                    return row
                }
            )
        }
        #expect(try take(("100", last: "Quill"), ("200", last: "Quill")).accounts.new == 1)
        #expect(throws: BadRows.self) { try take(("100", last: "Quill"), ("200", last: "Rook")) }
    }
}
