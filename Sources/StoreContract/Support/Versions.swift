import LastdayCore

/// The records that others may refer to while their fields are tested.
enum Foundations {
    static let people = (Int64(1)...2).map { Person(number: $0, lastName: "Adams", firstName: "Ann") }
    static let runs = (Int64(1)...2).map {
        Run(number: $0, kind: .night, night: Sample.day(11, 30), startedAt: Sample.monday)
    }

    static var changes: [Change] {
        people.map { Change(from: nil, to: $0) } + runs.map { Change(from: nil, to: $0) } + [
            Change(from: nil, to: UserAccount(number: 1, username: "aadams")),
            Change(from: nil, to: UserAccount(number: 2, username: "bbaker")),
            Change(from: nil, to: Employment(number: 1, person: 1, districtNumber: "0860")),
            Change(from: nil, to: Employment(number: 2, person: 2, districtNumber: "0860")),
        ]
    }
}

/// For each kind, a record and its versions as its fields are changed one after the other.
enum Versions {
    private static let day = Sample.day(12, 18)
    private static let instant = Instant(milliseconds: 1_796_054_400_123)
    private static let other = [
        NamedText(name: "phone", text: "555 0100"), NamedText(name: "ünï \"n\"", text: "line\nbreak \\"),
        NamedText(name: "blank", text: ""),
    ]

    static func all(of kind: RecordKind) -> [StoredRecord] {
        switch kind {
        case .person: people.map { StoredRecord($0) }
        case .run: runs.map { StoredRecord($0) }
        case .account: accounts.map { StoredRecord($0) }
        case .employment: employments.map { StoredRecord($0) }
        case .assignment: assignments.map { StoredRecord($0) }
        case .document: documents.map { StoredRecord($0) }
        case .offboarding: offboardings.map { StoredRecord($0) }
        case .night: Night.State.allCases.enumerated().map { StoredRecord(night($0.offset, $0.element)) }
        case .audit, .about: []
        }
    }

    /// Returns the record and, for each step, a version with that change made in addition to those before.
    private static func versions<Record>(_ first: Record, _ steps: ((inout Record) -> Void)...) -> [Record] {
        var record = first
        return [first]
            + steps.map { step in
                step(&record)
                return record
            }
    }

    private static var people: [Person] {
        versions(
            Person(number: 9, lastName: "Smith", firstName: "Kim"),
            { $0.districtID = "207265" },
            { $0.lastName = "O'Connell" },
            { $0.firstName = "Kimberlee" },
            { $0.middleName = "Ann" },
            { $0.email = "k@example.org" },
            { $0.isContact = true },
            { $0.owesContactForm = true },
            { $0.other = other },
            { $0.identifiers = other },
            { $0.otherEmails = ["k@home.example", ""] },
            { $0.isContact = false },
            { ($0.districtID, $0.middleName, $0.email, $0.other) = (nil, nil, nil, []) }
        )
    }

    private static var runs: [Run] {
        let kinds = zip(Int64(7)..., Run.Kind.allCases).map { number, kind in
            Run(number: number, kind: kind, night: day, startedAt: instant)
        }
        let trusted = Run(
            number: 10,
            kind: .byHand,
            night: day,
            startedAt: instant,
            undoes: 1,
            doubt: "the clock went back",
            trustsClock: true
        )
        return kinds
            + versions(
                trusted,
                { $0.finishedAt = instant },
                { $0.closed = 7 },
                { $0.held = 1_000_000 },
                { $0.token = "ABCD-EFGH" },
                { $0.releases = "IJKL-MNOP" },
                { ($0.finishedAt, $0.token, $0.releases) = (nil, nil, nil) }
            )
    }

    private static var accounts: [UserAccount] {
        versions(
            UserAccount(number: 9, username: "keltnerc"),
            { $0.username = "Keltner C" },
            { $0.person = 1 },
            { $0.expiresOn = day },
            { $0.disabled = true },
            { $0.closing = Closing(at: instant, because: .expired, run: 1) },
            { $0.homepage = "Campus Instruction" },
            { $0.allCalendars = true },
            { $0.forcePasswordChange = true },
            { $0.roles = ["Student Information System", "Point Of Sale; \"quoted\", and a comma", ""] },
            { $0.groups = ["Teachers"] },
            { $0.stamps.createdBy = "Unknown" },
            { $0.stamps.createdAt = "08/23/2016 20:43" },
            { $0.stamps.modifiedBy = "keltner" },
            { $0.stamps.modifiedAt = "yesterday" },
            { $0.other = other },
            { $0.accountType = .student },
            { $0.feed.expiresOn = day },
            { $0.feed.isDisabled = true },
            { $0.feed.hasDisabled = true },
            { $0.closing = nil },
            { $0.closing = Closing(at: instant.adding(seconds: 1), because: .left, run: 1) },
            { $0.closing = Closing(at: instant.adding(seconds: 1), because: .left, run: 2) },
            { ($0.person, $0.expiresOn, $0.disabled, $0.closing) = (nil, nil, false, nil) },
            { ($0.homepage, $0.roles, $0.groups, $0.other) = (nil, [], [], []) },
            { $0.stamps = UserAccount.Stamps() }
        )
    }

    private static var employments: [Employment] {
        versions(
            Employment(number: 9, person: 1, districtNumber: "0860"),
            { $0.districtNumber = "0861" },
            { $0.districtName = "Hillside" },
            { $0.startDate = day },
            { $0.endDate = day },
            { $0.terms.teachingStartYear = "2010" },
            { $0.terms.teachingYearsModifier = "-1" },
            { $0.terms.licenseNumber = "007" },
            { $0.terms.ftePercent = "50" },
            { $0.terms.seniority = "T: Tenure" },
            { $0.terms.education = "MA" },
            { $0.terms.year = "17-18" },
            { $0.terms.school = "Hillside" },
            { $0.other = other },
            { $0.feedEndDate = day },
            { ($0.districtName, $0.startDate, $0.endDate, $0.other) = (nil, nil, nil, []) },
            { $0.terms = Employment.Terms() }
        )
    }

    private static var assignments: [Assignment] {
        versions(
            Assignment(number: 9, employment: 1, school: "Hillside", title: "Teacher"),
            { $0.school = "Office" },
            { $0.title = "Clerk" },
            { $0.startDate = day },
            { $0.endDate = day },
            { $0.isSpecialEd = true },
            { $0.other = other },
            { $0.feedEndDate = day },
            { ($0.startDate, $0.endDate, $0.isSpecialEd, $0.other) = (nil, nil, false, []) }
        )
    }

    private static var documents: [Document] {
        versions(
            Document(number: 9, person: 1, kind: "IEP", reference: "2026-17"),
            { $0.date = day },
            { $0.date = nil }
        )
    }

    private static var offboardings: [Offboarding] {
        versions(
            Offboarding(
                number: 9,
                account: 1,
                lastDay: day,
                replacedExpiresOn: day.next,
                queuedAt: instant,
                queuedBy: "keltner"
            ),
            { $0.lastDay = day.previous },
            { $0.reason = "retires" },
            { $0.leavesEnabled = true },
            { $0.overridesProtection = true },
            {
                $0.ends = [End(of: .employment, 1, replacing: day), End(of: .keptAccount, 1, replacing: nil)]
            },
            { $0.personName = "Keltner, Kim" },
            { ($0.state, $0.endedAt) = (.completed, instant) },
            { ($0.state, $0.endedAt) = (.queued, nil) },
            { ($0.state, $0.endedAt) = (.cancelled, instant) },
            { ($0.reason, $0.leavesEnabled, $0.overridesProtection, $0.ends) = (nil, false, false, []) }
        )
    }

    private static func night(_ number: Int, _ state: Night.State) -> Night {
        Night(
            date: day.adding(days: number),
            midnight: instant,
            zone: "America/Denver",
            state: state,
            recordedAt: instant.adding(seconds: 1),
            run: 2
        )
    }
}

extension StoredRecord {
    /// Returns the change from the version before to this one; from nothing if that is another record.
    func change(from before: StoredRecord?) -> Change {
        Change(from: before?.number == number ? before : nil, to: self)
    }
}
