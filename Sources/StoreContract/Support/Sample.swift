import LastdayCore

/// A small district for clauses to read: few records, each there to be found or skipped by a query.
enum Sample {
    /// Monday, 30 November 2026, 09:00 in Denver.
    static let monday = Instant(seconds: 1_796_054_400)
    /// An hour later.
    static let hourLater = monday.adding(seconds: 3_600)

    static func day(_ month: Int, _ day: Int) -> CivilDate {
        CivilDate(year: 2026, month: month, day: day) ?? CivilDate(dayNumber: 0)
    }

    static func context(at instant: Instant = monday) -> ActionContext {
        ActionContext(at: instant, actor: Actor(name: "keltner", uid: 1_000), command: "contract")
    }

    /// Targets of the audit besides the journal.
    static let (directory, hook) = (AuditTarget("ldap:main") ?? .journal, AuditTarget("hook") ?? .journal)

    static let people = [
        Person(
            number: 1,
            districtID: "A-1",
            lastName: "Adams",
            firstName: "Ann",
            email: "Ann@Example.org",
            isContact: true
        ),
        Person(number: 2, lastName: "Baker", firstName: "Bob", email: "bob@example.org"),
        Person(
            number: 3,
            districtID: "a-1",
            lastName: "adams",
            firstName: "Abe",
            email: "ann@example.ORG",
            owesContactForm: true
        ),
        Person(number: 4, lastName: "Ádams", firstName: "Éva"),
        Person(number: 5, lastName: "Baker", firstName: "Bob"),
    ]

    static let runs = [
        Run(number: 1, kind: .night, night: day(11, 30), startedAt: monday, finishedAt: monday, closed: 1),
        Run(number: 2, kind: .caughtUp, night: day(12, 1), startedAt: monday),
        Run(number: 3, kind: .byHand, night: day(12, 1), startedAt: monday),
        Run(number: 4, kind: .night, night: day(12, 1), startedAt: monday, finishedAt: monday),
    ]

    static let accounts = [
        UserAccount(number: 1, username: "aadams", person: 1, expiresOn: day(12, 10)),
        UserAccount(
            number: 2,
            username: "bbaker",
            person: 2,
            expiresOn: day(12, 5),
            roles: ["Administrator"]
        ),
        UserAccount(number: 3, username: "zadams", person: 3, roles: ["Teacher", "Administrator"]),
        UserAccount(
            number: 4,
            username: "shut",
            expiresOn: day(12, 5),
            disabled: true,
            roles: ["Administrator"]
        ),
        UserAccount(
            number: 5,
            username: "bbaker2",
            person: 2,
            expiresOn: day(11, 29),
            closing: Closing(at: monday, because: .expired, run: 1),
            roles: ["Administrator"]
        ),
        UserAccount(number: 6, username: "nobody", expiresOn: day(12, 5)),
        UserAccount(number: 7, username: "AAdams", expiresOn: day(12, 11), roles: ["administrator"]),
    ]

    static let employments = [
        Employment(number: 1, person: 1, districtNumber: "0860"),
        Employment(number: 2, person: 2, districtNumber: "0861"),
        Employment(number: 3, person: 1, districtNumber: "0862"),
    ]

    static let assignments = [
        Assignment(number: 1, employment: 1, school: "Hillside", title: "Teacher", isSpecialEd: true),
        Assignment(number: 2, employment: 2, school: "Hillside", title: "Aide"),
        Assignment(number: 3, employment: 1, school: "Office", title: "Clerk", isSpecialEd: true),
    ]

    static let documents = [
        Document(number: 1, person: 1, kind: "IEP", reference: "2026-17"),
        Document(number: 2, person: 2, kind: "IEP", reference: "2026-17"),
        Document(number: 3, person: 1, kind: "IEP", reference: "2026-18"),
    ]

    static let offboardings = [
        offboarding(1, account: 1, day(12, 20), .cancelled),
        offboarding(2, account: 1, day(12, 10), .queued),
        offboarding(3, account: 6, day(12, 5), .queued),
        offboarding(4, account: 5, day(11, 29), .completed),
        offboarding(5, account: 2, day(12, 5), .queued),
        offboarding(6, account: 1, day(12, 1), .completed),
    ]

    static func offboarding(_ number: Int64, account: Int64, _ lastDay: CivilDate, _ state: Offboarding.State)
        -> Offboarding
    {
        Offboarding(
            number: number,
            account: account,
            lastDay: lastDay,
            state: state,
            replacedExpiresOn: nil,
            queuedAt: monday,
            queuedBy: "keltner",
            endedAt: state == .queued ? nil : monday
        )
    }

    static let nights = [night(day(11, 29), run: 1), night(day(11, 30), run: 4), night(day(11, 28), run: 1)]

    static func night(_ date: CivilDate, run: Int64) -> Night {
        Night(date: date, midnight: monday, zone: "America/Denver", state: .ran, recordedAt: monday, run: run)
    }

    /// The creation of all records, each after those that it refers to.
    static var changes: [Change] {
        people.map { Change(from: nil, to: $0) } + runs.map { Change(from: nil, to: $0) }
            + accounts.map { Change(from: nil, to: $0) }
            + employments.map { Change(from: nil, to: $0) }
            + assignments.map { Change(from: nil, to: $0) }
            + documents.map { Change(from: nil, to: $0) }
            + offboardings.map { Change(from: nil, to: $0) } + nights.map { Change(from: nil, to: $0) }
    }

    /// The creation of all records as events, such that the audit has every closing and every run.
    static var events: [Event] {
        changes.map { change in
            switch change.to {
            case let account as UserAccount where account.closing != nil:
                Event(.closed, to: account, run: runs[0], [change])
            case let account as UserAccount: Event(.imported, to: account, [change])
            case let person as Person: Event(.imported, to: person, [change])
            case let run as Run: Event(.runStarted, to: run, [change])
            default: Event(.imported, [change])
            }
        }
    }

    /// All records in the order of copies, without an audit.
    static var records: [StoredRecord] {
        people.map { StoredRecord($0) } + runs.map { StoredRecord($0) } + accounts.map { StoredRecord($0) }
            + employments.map { StoredRecord($0) } + assignments.map { StoredRecord($0) }
            + documents.map { StoredRecord($0) } + offboardings.map { StoredRecord($0) }
            + nights.sorted { $0.date < $1.date }.map { StoredRecord($0) }
    }
}

extension StoreMaker {
    /// Makes a new store for a district.
    func make() throws -> any ServableStore { try make(for: .district, zone: nil) }

    /// Makes a store that holds the sample.
    func sample() throws -> any ServableStore {
        let store = try make()
        try store.decide(on: { _ in Sample.context() }) { _, _ in Decision(Sample.events, ()) }
        return store
    }

    /// Reads the sample, right after it was written and as another process finds it.
    func look(_ body: (any RecordReader) throws -> Void) throws {
        let store = try sample()
        try store.read(body)
        try reopen(store).read(body)
    }
}
