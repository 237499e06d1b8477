import LastdayCore

extension JSONRecords {
    /// Returns the record at a place in the table of its kind.
    func record<Record: Recorded>(at index: Int) throws -> Record {
        try document.record(Record.kind, at: index).cast(to: Record.self)
    }

    /// Returns the places of the records with a key in a field; if keys are hashes, others may be among them.
    func places(_ kind: RecordKind, _ field: String, _ key: Int64) -> [Int] {
        document[kind].indices(field, key)
    }

    /// Returns the places of the records whose key in a field passes, in the order of their numbers.
    func places(_ kind: RecordKind, where field: String, _ passes: (Int64) -> Bool) -> [Int] {
        let column = document[kind].column(field)
        return document[kind].byNumber.filter { passes(column[$0]) }
    }
}

extension JSONRecords: RecordReader {
    func account(named username: String) throws -> UserAccount? {
        try places(.account, "username", FieldForm.hash(username.utf8)).map { try record(at: $0) }
            .first { $0.username.isSame(as: username) }
    }

    func accounts(spelledLike username: String) throws -> [UserAccount] {
        try places(.account, "username", spelledLike: username).map { try record(at: $0) }
            .filter { isAlike($0.username, username) }.inOrder
    }

    /// Returns the places of the records with a text in a field, in any case; others may be among them.
    private func places(_ kind: RecordKind, _ field: String, spelledLike text: String) -> Set<Int> {
        Set(spellings(of: text).flatMap { places(kind, field, FieldForm.hash($0.utf8)) })
    }

    func account(_ number: Int64) throws -> UserAccount? {
        try document[.account].index(of: number).flatMap { try record(at: $0) }
    }

    func accounts(of person: Int64) throws -> [UserAccount] {
        try places(.account, "person", person).map { try record(at: $0) }.inOrder
    }

    func person(_ number: Int64) throws -> Person? {
        try document[.person].index(of: number).flatMap { try record(at: $0) }
    }

    func person(districtID: String) throws -> Person? {
        try places(.person, "district_id", FieldForm.hash(districtID.utf8)).map { try record(at: $0) }
            .first { $0.districtID?.isSame(as: districtID) ?? false }
    }

    func people(districtIDLike districtID: String) throws -> [Person] {
        try places(.person, "district_id", spelledLike: districtID).map { try record(at: $0) }
            .filter { (person: Person) in
                person.districtID.map { isAlike($0, districtID) } ?? false
            }.inOrder
    }

    func employment(_ number: Int64) throws -> Employment? {
        try document[.employment].index(of: number).flatMap { try record(at: $0) }
    }

    func employments(of person: Int64) throws -> [Employment] {
        try places(.employment, "person", person).map { try record(at: $0) }.inOrder
    }

    func assignment(_ number: Int64) throws -> Assignment? {
        try document[.assignment].index(of: number).flatMap { try record(at: $0) }
    }

    func assignments(under employment: Int64) throws -> [Assignment] {
        try places(.assignment, "employment", employment).map { try record(at: $0) }.inOrder
    }

    func all<Record: Recorded>(_ type: Record.Type, naming person: Int64) throws -> [Record] {
        try places(type.kind, "person", person).map { try record(at: $0) }.inOrder
    }

    func run(_ number: Int64) throws -> Run? {
        try document[.run].index(of: number).flatMap { try record(at: $0) }
    }

    func queuedOffboarding(of account: Int64) throws -> Offboarding? {
        try offboardings(of: account).first { $0.state == .queued }
    }

    func offboardings(of account: Int64) throws -> [Offboarding] {
        try places(.offboarding, "account", account).map { try record(at: $0) }.inOrder
    }

    func latestOffboardings(of account: Int64, limit: Int) throws -> (latest: [Offboarding], count: Int) {
        let numbers = document[.offboarding].numbers
        let places = places(.offboarding, "account", account).sorted { numbers[$0] < numbers[$1] }
        return (try places.suffix(limit).map { try record(at: $0) }, places.count)
    }

    func nextNumber(of kind: RecordKind) throws -> Int64 { document[kind].nextNumber }

    func count(of kind: RecordKind) throws -> Int { document[kind].count }

    func zone() throws -> StoreZone? { document.zone }
}

extension Array where Element: Recorded {
    /// The records in the order of their numbers.
    fileprivate var inOrder: Self { sorted { $0.number < $1.number } }
}
