/// The records of a person that no part of a feed's row has matched yet, indexed by what a row can identify
/// them by.
///
/// Each record is visited once for each of its keys, however many there are and in whatever order they are
/// matched.
struct UnmatchedRecords<Record: Recorded> {
    /// What a row can identify a record by.
    typealias Key = [String]

    private let records: [Record]
    private let keys: (Record) -> [Key]
    private var isMatched: [Bool]
    private var places: [Int64: Int] = [:]
    /// The records with each key, the index from which they may be unmatched, and the number that are.
    private var queues: [Key: (indices: [Int], next: Int, count: Int)] = [:]

    /// Creates an index of these records by their keys.
    init(_ records: [Record], by keys: @escaping (Record) -> [Key]) {
        self.records = records
        self.keys = keys
        isMatched = Array(repeating: false, count: records.count)
        for (index, record) in records.enumerated() {
            places[record.number] = index
            for key in keys(record) {
                queues[key, default: ([], 0, 0)].indices.append(index)
                queues[key]?.count += 1
            }
        }
    }

    /// Returns the first unmatched record with that key, in the original order.
    mutating func first(_ key: Key) -> Record? {
        guard let queue = queues[key] else { return nil }
        var next = queue.next
        while next < queue.indices.count, isMatched[queue.indices[next]] { next += 1 }
        queues[key]?.next = next
        return next < queue.indices.count ? records[queue.indices[next]] : nil
    }

    /// Returns the only unmatched record with that key; nil if there are several, or none.
    mutating func only(_ key: Key) -> Record? { queues[key]?.count == 1 ? first(key) : nil }

    /// Marks the record of that number as matched, if it is one of these.
    mutating func match(_ number: Int64) {
        guard let index = places[number], !isMatched[index] else { return }
        isMatched[index] = true
        for key in keys(records[index]) { queues[key]?.count -= 1 }
    }
}

extension Importing {
    /// Returns whom a row gives an account to if that is not the account's owner; nil if it is.
    ///
    /// Without an identifier, a row is about somebody else if both names differ and no e-mail address says that
    /// it is the same person: one name alone changes when people marry.
    static func otherPerson(of row: FeedRow, _ owner: Person?, _ named: Person?) -> Remark.Fact? {
        guard let owner, let username = row.username, named?.number != owner.number else { return nil }
        if let id = row.districtID {
            guard named != nil || owner.districtID != nil else { return nil }
            return .otherOwner(
                of: short(username),
                identifier: owner.districtID.map(short),
                name: short(owner.name),
                incoming: short(id)
            )
        }
        guard case .value(let last) = row.lastName, case .value(let first) = row.firstName,
            !owner.lastName.isEmpty, !owner.firstName.isEmpty,
            !isAlike(last, owner.lastName), !isAlike(first, owner.firstName)
        else { return nil }
        if case .value(let email?) = row.email, let known = owner.email, isAlike(email, known) { return nil }
        return .otherName(of: short(username), name: short(owner.name), incoming: short("\(last), \(first)"))
    }

    static func match(_ incoming: FeedEmployment, among known: inout UnmatchedRecords<Employment>)
        -> Employment?
    {
        let day = keyPart(incoming.startDate)
        if case .value(let school) = incoming.school,
            let schooled = known.first([incoming.districtNumber, day, keyPart(school)])
        {
            return schooled
        }
        if let dated = known.first([incoming.districtNumber, day]) { return dated }
        guard let only = known.only([incoming.districtNumber]) else { return nil }
        return incoming.startDate == nil || only.startDate == nil ? only : nil
    }

    static func match(_ incoming: FeedAssignment, among known: inout UnmatchedRecords<Assignment>)
        -> Assignment?
    {
        if let dated = known.first([incoming.school, incoming.title, keyPart(incoming.startDate)]) {
            return dated
        }
        guard let only = known.only([incoming.school, incoming.title]) else { return nil }
        return incoming.startDate == nil || only.startDate == nil ? only : nil
    }

    static func keys(of employment: Employment) -> [UnmatchedRecords<Employment>.Key] {
        let (district, day) = (employment.districtNumber, keyPart(employment.startDate))
        return [[district], [district, day], [district, day, keyPart(employment.terms.school)]]
    }

    static func keys(of assignment: Assignment) -> [UnmatchedRecords<Assignment>.Key] {
        let place = [assignment.school, assignment.title]
        return [place, place + [keyPart(assignment.startDate)]]
    }

    /// Returns a text for a key that distinguishes the empty text from nil.
    private static func keyPart(_ text: String?) -> String { text.map { "=\($0)" } ?? "" }

    private static func keyPart(_ date: CivilDate?) -> String { keyPart(date?.description) }
}

extension Importing {
    /// Returns the person with a row's identifier; nil if there is none.
    ///
    /// Some systems' identifiers differ only by case, so one in another case also has to have the row's name.
    func person(of row: FeedRow, in records: any RecordReader) throws -> Person? {
        guard let id = row.districtID,
            let person = try records.person(typed: id, exactly: policy.isCaseSensitive)
        else { return nil }
        guard person.districtID?.isSame(as: id) != true else { return person }
        let isSame =
            Self.agrees(row.lastName, with: person.lastName)
            && Self.agrees(row.firstName, with: person.firstName)
        return isSame ? person : nil
    }

    private static func agrees(_ incoming: Patch<String>, with known: String) -> Bool {
        guard case .value(let name) = incoming else { return true }
        return isAlike(name, known)
    }
}

extension Importing {
    /// Returns whether a row says of an account what an earlier one said, but for columns without a field:
    /// some systems write a line for each school at which a person works.
    ///
    /// - Throws: What the store throws.
    func isSamePersonAgain(_ row: FeedRow, in records: any RecordReader) throws -> Bool {
        guard !row.hasEmploymentData, !row.other.isEmpty, let username = row.username,
            let account = try records.account(inAnyCase: username, exactly: policy.isCaseSensitive)
        else { return false }
        var bare = row
        (bare.other, bare.otherOfPerson) = ([], [])
        var (remarks, numbers) = (Listed<Remark>(), numbers)
        var again = Self.merged(bare, into: account)
        Self.applyStanding(
            in: bare,
            to: &again,
            isNew: false,
            nil,
            reportingQueued: false,
            takenBack: { _ in false },
            &remarks
        )
        let person = try account.person.flatMap { try records.person($0) }
        return remarks.isEmpty && again == account && Self.merged(bare, into: person, &numbers) == person
    }
}
