@testable import LastdayRules
import LastdayTestKit
import Testing

/// What every store keeps to; each test runs over each sort of store.
@Suite struct StoreContractTests {
    private let everything = UserAccount(
        number: 1,
        username: "keltnerc",
        person: 1,
        expiresOn: CivilDate(year: 2027, month: 6, day: 30),
        homepage: "Campus Instruction",
        allCalendars: true,
        forcePasswordChange: true,
        roles: ["Student Information System", "Point Of Sale; \"quoted\", and a comma"],
        groups: ["Teachers"],
        stamps: UserAccount.Stamps(
            createdBy: "Unknown",
            createdAt: "Unknown",
            modifiedBy: "Unknown",
            modifiedAt: "08/23/2016 20:43"
        ),
        other: [
            NamedText(name: "phone", text: "555 0100"), NamedText(name: "ünï \"n\"", text: "line\nbreak \\"),
        ]
    )

    /// A feed's row that says all that an account can hold.
    private var row: FeedRow {
        var row = FeedRow(origin: "test")
        row.username = everything.username
        row.districtID = "207265"
        row.lastName = .value("O'Connell")
        row.firstName = .value("Kimberlee")
        row.middleName = .value("Ann")
        row.email = .value("k@example.org")
        row.expiresOn = .value(everything.expiresOn)
        row.homepage = .value(everything.homepage)
        row.allCalendars = .value(true)
        row.forcePasswordChange = .value(true)
        row.roles = .value(everything.roles)
        row.groups = .value(everything.groups)
        row.createdBy = .value(everything.stamps.createdBy)
        row.createdAt = .value(everything.stamps.createdAt)
        row.modifiedBy = .value(everything.stamps.modifiedBy)
        row.modifiedAt = .value(everything.stamps.modifiedAt)
        row.other = everything.other
        return row
    }

    @Test(arguments: StoreKind.allCases)
    func `a text of megabytes can be kept, and replaced by another`(kind: StoreKind) throws {
        let district = try District(kind)
        for letter in ["a", "b", "c"] {
            var row = row
            row.homepage = .value(String(repeating: letter, count: 4_000_000))
            try district.take([row])
            #expect(try district.account("keltnerc").homepage?.utf8.count == 4_000_000)
            #expect(try district.account("keltnerc").homepage?.hasPrefix(letter) == true)
        }
        #expect(try district.store.faults().isEmpty)
    }

    @Test(arguments: StoreKind.allCases)
    func `every field comes back as it was written`(kind: StoreKind) throws {
        let district = try District(kind)
        let row = row
        try district.take([row])
        #expect(try district.account("keltnerc") == everything)
        let person = try district.store.read { try $0.person(districtID: "207265") }
        #expect(
            person
                == Person(
                    number: 1,
                    districtID: "207265",
                    lastName: "O'Connell",
                    firstName: "Kimberlee",
                    middleName: "Ann",
                    email: "k@example.org"
                )
        )
    }

    @Test(arguments: StoreKind.allCases)
    func `a decision that is refused midway leaves nothing`(kind: StoreKind) throws {
        let district = try District(kind)
        try district.add("keltnerc")
        let account = try district.account("keltnerc")
        let (now, policy) = (district.now, district.policy)
        struct Trouble: Error {}
        #expect(throws: Trouble.self) {
            try district.store.decide(on: Occasion(at: now, actor: District.actor, command: "test")) {
                records in
                let decision = try Disabling.decide(
                    "keltnerc",
                    in: records,
                    under: policy,
                    on: Occasion(at: now, actor: District.actor, command: "test")
                )
                if !decision.events.isEmpty { throw Trouble() }
                return decision
            }
        }
        #expect(try district.account("keltnerc") == account)
        #expect(try district.audit() == [.imported])
    }

    @Test(arguments: StoreKind.allCases)
    func `an event is kept with its audit entry: who, when, by what, from what to what`(kind: StoreKind)
        throws
    {
        let district = try District(kind, at: "2026-11-30T09:00")
        try district.add("keltnerc")
        try district.queue("keltnerc", "2026-12-18")
        let entries = try district.store.read { try $0.audit(AuditSelection(username: "keltnerc", after: 1)) }
        #expect(entries.first?.link != nil)
        #expect(
            entries == [
                AuditEntry(
                    sequence: 2,
                    at: district.now,
                    kind: .queued,
                    actor: "keltner",
                    actorUID: 1_000,
                    command: "queue",
                    username: "keltnerc",
                    person: 1,
                    expiresOn: CivilDate(year: 2026, month: 12, day: 18),
                    run: nil,
                    night: nil,
                    changes: #"{"account 1":{"expires_on":[null,"2026-12-18"]},"#
                        + #""offboarding 1":{"account":[null,1],"last_day":[null,"2026-12-18"],"#
                        + #""leaves_enabled":[null,false],"overrides_protection":[null,false],"state":[null,"queued"],"#
                        + #""queued_at":[null,"2026-11-30T16:00:00.000Z"],"queued_by":[null,"keltner"]}}"#,
                    // What links are is told by the tests of AuditLinking.
                    link: entries.first?.link
                )
            ]
        )
    }

    @Test(arguments: StoreKind.allCases)
    func `departures come by last day, of all or of one account, and the latest of many by themselves`(
        kind: StoreKind
    )
        throws
    {
        let district = try District(kind, at: "2026-11-01T00:00")
        for name in ["a", "b"] { try district.add(name) }
        try district.queue("b", "2026-12-02")
        for day in 1...4 {
            try district.queue("a", "2026-12-0\(day)")
            guard day < 4 else { break }
            try district.act { try Cancelling.decide("a", in: $0, under: $1, on: $2) }
        }
        let numbers = try district.store.read { records in
            func numbers(_ state: Offboarding.State?, of account: Int64?) throws -> [Int64] {
                var numbers: [Int64] = []
                try records.forEachDeparture(state, of: account) { departure in
                    #expect(departure.account.number == departure.offboarding.account)
                    numbers.append(departure.offboarding.number)
                }
                return numbers
            }
            return [
                try numbers(nil, of: nil), try numbers(.queued, of: nil), try numbers(nil, of: 1),
                try numbers(.cancelled, of: 1), try numbers(.queued, of: 2),
            ]
        }
        #expect(numbers == [[2, 1, 3, 4, 5], [1, 5], [2, 3, 4, 5], [2, 3, 4], [1]])
        let (latest, count) = try district.store.read { try $0.latestOffboardings(of: 1, limit: 2) }
        #expect(latest.map(\.number) == [4, 5])
        #expect(count == 4)
    }

    @Test(arguments: StoreKind.allCases)
    func `the audit comes in portions as it does at one go`(kind: StoreKind) throws {
        let district = try District(kind)
        try district.take(
            (1...2_300).map { number in
                var row = FeedRow(origin: "test")
                row.username = "user\(number % 2)-\(number)"
                return row
            }
        )
        for _ in 1...3 { try district.queue("user1-1", "2026-12-18") }
        let selections = [
            AuditSelection(), AuditSelection(after: 17, limit: 1_500), AuditSelection(limit: 0),
            AuditSelection(kind: .imported, after: 5), AuditSelection(username: "user1-1", after: 0),
            AuditSelection(username: "user1-1", after: 1), AuditSelection(username: "nobody"),
        ]
        for selection in selections {
            let (portions, all) = try district.store.read { records in
                var portions: [Int64] = []
                try records.forEachEntry(of: selection) { portions.append($0.sequence) }
                return (portions, try records.audit(selection).map(\.sequence))
            }
            #expect(portions == all)
        }
    }

    @Test(arguments: StoreKind.allCases)
    func `what is due comes by date and number, each once, from any mark on`(kind: StoreKind) throws {
        let district = try District(kind, at: "2026-11-01T00:00")
        try district.add("c", expires: "2026-12-03")
        try district.add("a", expires: "2026-12-01")
        try district.add("b", expires: "2026-12-01")
        try district.add("later", expires: "2026-12-04")
        try district.add("disabled", expires: "2026-12-01", disabled: true)
        try district.add("never")
        let last = try CivilDate(reading: "2026-12-03")
        for limit in 1...4 {
            var found: [String] = []
            var mark: DueMark?
            // Five steps are more than any of these needs, and fewer than for ever.
            for _ in 1...5 {
                let due = try district.store.read { try $0.due(through: last, after: mark, limit: limit) }
                guard let end = due.last, let date = end.account.expiresOn else { break }
                found += due.map(\.account.username)
                mark = DueMark(expiresOn: date, number: end.account.number)
            }
            #expect(found == ["a", "b", "c"])
        }
        #expect(try district.store.read { try $0.dueCount(through: last) } == 3)
    }

    @Test(arguments: StoreKind.allCases)
    func `people and accounts are found by how their names begin, capitals aside`(kind: StoreKind) throws {
        let district = try District(kind)
        for username in ["smithk", "smithson", "jones"] { try district.add(username) }
        #expect(try district.store.read { try $0.people(lastName: "sMITH").count } == 2)
        #expect(
            try district.store.read { try $0.accounts(matching: "SMITHS").map(\.account.username) } == [
                "smithson"
            ]
        )
        #expect(try district.store.read { try $0.people(lastName: "smith%").count } == 0)
    }

    @Test(arguments: StoreKind.allCases)
    func `a sound store has no faults`(kind: StoreKind) throws {
        let district = try District(kind, at: "2026-12-18T12:00")
        try district.add("keltnerc", expires: "2026-12-18")
        try district.setClock("2026-12-19T00:00")
        try district.sweep()
        #expect(try district.store.faults() == [])
    }

    @Test(arguments: StoreKind.allCases)
    func `two stores on one path see each other's writing and cannot write at once`(kind: StoreKind) throws {
        let district = try District(kind)
        let other = try district.reopened()
        let version = try other.foreignVersion()
        try district.add("keltnerc")
        #expect(try other.foreignVersion() != version)
        #expect(try other.read { try $0.account(named: "keltnerc") } != nil)
    }

    @Test(arguments: StoreKind.allCases)
    func `an account that was taken back can be closed once more, also by the same run`(kind: StoreKind)
        throws
    {
        let district = try District(kind, at: "2026-12-19T00:00")
        try district.add("keltnerc", expires: "2026-12-18")
        try district.sweep()
        let closed = try district.account("keltnerc")
        let closing = try #require(closed.closing)
        var open = closed
        open.closing = nil
        try district.change(closed, to: open)
        #expect(try district.account("keltnerc").closing == nil)
        #expect(try district.store.read { try $0.closings(by: closing.run) } == 0)
        var again = open
        again.closing = Closing(at: district.now.adding(seconds: 60), because: .left, run: closing.run)
        try district.change(open, to: again)
        #expect(try district.account("keltnerc") == again)
        #expect(try district.store.read { try $0.closings(by: closing.run) } == 1)
    }
}

extension District {
    fileprivate func change(_ from: UserAccount, to: UserAccount) throws {
        try act { _, _, _ in Decision([Event(.imported, to: to, [.account(from: from, to: to)])], ()) }
    }
}
