/// One thing that a store keeps for ever: a record of any sort, or an entry of the audit.
public enum Kept: Sendable, Equatable {
    case person(Person)
    case run(Run)
    case account(UserAccount)
    case employment(Employment)
    case assignment(Assignment)
    case document(Document)
    case offboarding(Offboarding)
    case night(Night)
    case audit(AuditEntry)

    /// The sorts, each behind those that it refers to: in this order everything can be written again.
    public enum Sort: String, Sendable, CaseIterable {
        case people, runs, accounts, employments, assignments, documents, offboardings, nights, audit

        /// The names of the fields, in their order.
        public var fieldNames: [String] {
            let day = CivilDate(dayNumber: 0)
            let instant = Instant(seconds: 0)
            let blank: any Recorded
            switch self {
            case .people: blank = Person(number: 0, lastName: "", firstName: "")
            case .runs: blank = Run(number: 0, kind: .night, night: day, startedAt: instant)
            case .accounts: blank = UserAccount(number: 0, username: "")
            case .employments: blank = Employment(number: 0, person: 0, districtNumber: "")
            case .assignments: blank = Assignment(number: 0, employment: 0, school: "", title: "")
            case .documents: blank = Document(number: 0, person: 0, kind: "", reference: "")
            case .offboardings:
                blank = Offboarding(
                    number: 0,
                    account: 0,
                    lastDay: day,
                    replacedExpiresOn: nil,
                    queuedAt: instant,
                    queuedBy: ""
                )
            case .nights:
                blank = Night(
                    date: day,
                    midnight: instant,
                    zone: "",
                    state: .ran,
                    recordedAt: instant,
                    run: 0
                )
            case .audit: return AuditEntry.fieldNames
            }
            return blank.fields.map(\.name)
        }

        /// The word for one record.
        public var record: String { self == .people ? "person" : String(rawValue.dropLast()) }

        /// So many of them, in words: "1 person", "12 audit entries".
        public func counted(_ count: Int) -> String {
            switch self {
            case .people: LastdayRules.counted(count, "person", "people")
            case .audit: LastdayRules.counted(count, "audit entry", "audit entries")
            default: LastdayRules.counted(count, record, rawValue)
            }
        }
    }

    /// Reads one back from its fields.
    ///
    /// - Throws: ``UnreadableField``.
    public init(_ sort: Sort, _ fields: inout FieldReader) throws(UnreadableField) {
        self =
            switch sort {
            case .people: .person(try Person(&fields))
            case .runs: .run(try Run(&fields))
            case .accounts: .account(try UserAccount(&fields))
            case .employments: .employment(try Employment(&fields))
            case .assignments: .assignment(try Assignment(&fields))
            case .documents: .document(try Document(&fields))
            case .offboardings: .offboarding(try Offboarding(&fields))
            case .nights: .night(try Night(&fields))
            case .audit: .audit(try AuditEntry(&fields))
            }
    }

    /// Its sort.
    public var sort: Sort {
        switch self {
        case .person: .people
        case .run: .runs
        case .account: .accounts
        case .employment: .employments
        case .assignment: .assignments
        case .document: .documents
        case .offboarding: .offboardings
        case .night: .nights
        case .audit: .audit
        }
    }

    /// All that it holds, in a fixed order.
    public var fields: [Field] {
        switch self {
        case .person(let person): person.fields
        case .run(let run): run.fields
        case .account(let account): account.fields
        case .employment(let employment): employment.fields
        case .assignment(let assignment): assignment.fields
        case .document(let document): document.fields
        case .offboarding(let offboarding): offboarding.fields
        case .night(let night): night.fields
        case .audit(let entry): entry.fields
        }
    }

    /// Its place among those of its sort: the number, or the audit's sequence number.
    public var number: Int64 {
        switch self {
        case .person(let person): person.number
        case .run(let run): run.number
        case .account(let account): account.number
        case .employment(let employment): employment.number
        case .assignment(let assignment): assignment.number
        case .document(let document): document.number
        case .offboarding(let offboarding): offboarding.number
        case .night(let night): night.number
        case .audit(let entry): entry.sequence
        }
    }
}
