import LastdayRules

extension JSONRecords {
    /// The record at that place of the table of its sort.
    func record<Record: Recorded>(at index: Int) throws -> Record? {
        try Record.sort.kept.map { try document.record($0, at: index) }?.record as? Record
    }

    /// The places of the records whose key in that field is that one.
    func places(_ sort: Kept.Sort, _ field: String, _ key: Int64) -> [Int] {
        document[sort].indices(field, key)
    }

    /// The places of the records, by number, whose key in that field passes.
    func places(_ sort: Kept.Sort, where field: String, _ passes: (Int64) -> Bool) -> [Int] {
        let column = document[sort].column(field)
        return document[sort].byNumber.filter { passes(column[$0]) }
    }
}

extension JSONRecords: Records {
    func account(named username: String) throws -> UserAccount? {
        try places(.accounts, "username", FieldForm.hash(username.utf8)).lazy.compactMap {
            try self.record(at: $0)
        }
        .first { $0.username == username }
    }

    func account(_ number: Int64) throws -> UserAccount? {
        try document[.accounts].index(of: number).flatMap { try record(at: $0) }
    }

    func accounts(of person: Int64) throws -> [UserAccount] {
        try places(.accounts, "person", person).compactMap { try record(at: $0) }.inOrder
    }

    func person(_ number: Int64) throws -> Person? {
        try document[.people].index(of: number).flatMap { try record(at: $0) }
    }

    func person(districtID: String) throws -> Person? {
        try places(.people, "district_id", FieldForm.hash(districtID.utf8)).compactMap { try record(at: $0) }
            .first { $0.districtID == districtID }
    }

    func employment(_ number: Int64) throws -> Employment? {
        try document[.employments].index(of: number).flatMap { try record(at: $0) }
    }

    func employments(of person: Int64) throws -> [Employment] {
        try places(.employments, "person", person).compactMap { try record(at: $0) }.inOrder
    }

    func assignment(_ number: Int64) throws -> Assignment? {
        try document[.assignments].index(of: number).flatMap { try record(at: $0) }
    }

    func assignments(under employment: Int64) throws -> [Assignment] {
        try places(.assignments, "employment", employment).compactMap { try record(at: $0) }.inOrder
    }

    func documents(naming person: Int64) throws -> [Document] {
        try places(.documents, "person", person).compactMap { try record(at: $0) }.inOrder
    }

    func run(_ number: Int64) throws -> Run? {
        try document[.runs].index(of: number).flatMap { try record(at: $0) }
    }

    func queuedOffboarding(of account: Int64) throws -> Offboarding? {
        try offboardings(of: account).first { $0.state == .queued }
    }

    func offboardings(of account: Int64) throws -> [Offboarding] {
        try places(.offboardings, "account", account).compactMap { try record(at: $0) }.inOrder
    }

    func latestOffboardings(of account: Int64, limit: Int) throws -> (latest: [Offboarding], count: Int) {
        let numbers = document[.offboardings].numbers
        let places = places(.offboardings, "account", account).sorted { numbers[$0] < numbers[$1] }
        return (try places.suffix(limit).compactMap { try record(at: $0) }, places.count)
    }

    func nextNumber(of sort: RecordSort) throws -> Int64 { sort.kept.map { document[$0].nextNumber } ?? 1 }

    func count(of sort: RecordSort) throws -> Int { sort.kept.map { document[$0].count } ?? 0 }

    func zone() throws -> StoreZone? { document.zone }
}

extension Array where Element: Recorded {
    /// By number.
    fileprivate var inOrder: Self { sorted { $0.number < $1.number } }
}

extension RecordSort {
    /// The same sort among the lists of records; nil for what the store says about itself.
    var kept: Kept.Sort? {
        switch self {
        case .person: .people
        case .account: .accounts
        case .employment: .employments
        case .assignment: .assignments
        case .document: .documents
        case .offboarding: .offboardings
        case .run: .runs
        case .night: .nights
        case .about: nil
        }
    }
}

extension Kept {
    /// What stands after a change; nil where the store as a whole changes.
    init?(_ change: Change) {
        switch change {
        case .person(_, let to): self = .person(to)
        case .account(_, let to): self = .account(to)
        case .employment(_, let to): self = .employment(to)
        case .assignment(_, let to): self = .assignment(to)
        case .document(_, let to): self = .document(to)
        case .offboarding(_, let to): self = .offboarding(to)
        case .run(_, let to): self = .run(to)
        case .night(let night): self = .night(night)
        case .zone: return nil
        }
    }
}

extension Kept {
    /// The record; nil for an entry of the audit, which is none.
    var record: (any Recorded)? {
        switch self {
        case .person(let person): person
        case .run(let run): run
        case .account(let account): account
        case .employment(let employment): employment
        case .assignment(let assignment): assignment
        case .document(let document): document
        case .offboarding(let offboarding): offboarding
        case .night(let night): night
        case .audit: nil
        }
    }
}
